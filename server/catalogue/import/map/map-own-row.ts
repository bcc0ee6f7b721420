/**
 * A row of a list that a Kettenglied exported: read back exactly, with its ids. Offer and organisation bear their `id`
 * among their fields, by which later steps know that nothing usual is to be filled in.
 */
import { type Offer, offerSchema, offerShape } from '../../../../shared/offer.ts'
import { type Organisation, organisationSchema } from '../../../../shared/organisation.ts'
import { organisationColumns } from '../../export/columns.ts'
import { isOurs, readBack } from '../../export/read-back.ts'
import type { Row, RowNote } from '../row.ts'
import { type Candidate, note, type Values } from './candidate.ts'

/** Whether the row bears the mark of our own export. */
export function isOwnRow({ cells }: Row): boolean {
  return isOurs(Object.keys(cells))
}

/**
 * What the row says. Cells that were not understood become notes; an organisation or offer that breaks its schema
 * refuses the row.
 */
export function mapOwnRow({ line, cells }: Row): Candidate {
  const { kind, offer, organisation, wrong } = readBack(cells)
  const notes = wrong.map(({ field, text }) => note('code_unknown', field, text))
  const provider = organisationSchema.safeParse(organisation)
  const refusals: RowNote[] = provider.success
    ? []
    : [note('no_organisation', undefined, cells[organisationColumns.name[0]])]
  const fields = everyField(organisation, Object.keys(organisationSchema.shape))
  const base = { line, organisation: fields, notes }
  if (kind === 'organisation') {
    const { id = '', name = '' } = organisation as Partial<Organisation>
    return { ...base, title: name, sourceId: id, offer: {}, refusals, only: 'organisation' }
  }
  const read = offerSchema.safeParse({ places: [], ...offer })
  const [issue] = read.success ? [] : read.error.issues
  if (issue !== undefined) refusals.push({ code: 'not_valid', field: issue.path.join('.'), text: issue.message })
  const { id = '', title = '' } = offer as Partial<Offer>
  const { organisationId: _, ...values } = everyField(read.success ? read.data : offer, Object.keys(offerShape.shape))
  // Of a protected place the list has no address, which says nothing against the one that is known here.
  if (!Object.hasOwn(offer, 'places')) delete values['places']
  return { ...base, title, sourceId: id, offer: values, refusals }
}

/** Every field there is: what the row leaves empty is undefined, which clears it. */
function everyField(read: Values, fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, read[field]]))
}
