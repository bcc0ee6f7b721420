/** The flat part of an HSDS service as named cells: its own fields, its terms by taxonomy, and its organisation's. */
import type { RowNote } from '../../row.ts'
import { cut, noCells } from '../flat-cells.ts'
import type { Json } from '../json.ts'
import type { HsdsService } from './schema.ts'

/** Fields that name a person, or stand in another cell already. */
const leftOut = [
  'assurer_email',
  'organization_id',
  'program_id',
  'title',
  'fees',
  'service_id',
  'location_id',
  'weekday',
]

/** @param whole the service with the fields HSDS does not know, which become columns under their own names */
export function serviceCells(read: HsdsService, whole: Json, notes: RowNote[]): Record<string, string> {
  const cells = noCells()
  const { organization } = read
  const paragraphs = [read.description, read.eligibility_description, read.alert].filter((part) => part !== '')
  const known: Record<string, string> = {
    id: read.id,
    name: read.name,
    alternate_name: read.alternate_name,
    description: paragraphs.join('\n\n'),
    url: read.url,
    email: read.email,
    status: read.status,
    application_process: read.application_process,
    fees_description: read.fees_description,
    cost: costOf(read),
    minimum_age: String(read.minimum_age ?? ''),
    maximum_age: String(read.maximum_age ?? ''),
    assured_date: read.assured_date,
    required_documents: read.required_documents,
    service_areas: read.service_areas.map(({ name }) => name).join('\n'),
    terms: lines(read.attributes.flatMap(({ taxonomy_term: term }) => [term?.code ?? '', term?.name ?? ''])),
    'organization.id': organization?.id ?? '',
    'organization.name': organization?.name ?? '',
    'organization.alternate_name': organization?.alternate_name ?? '',
    'organization.email': organization?.email ?? '',
    'organization.website': organization?.website ?? '',
    'organization.phone': organization?.phone ?? '',
  }
  for (const [field, text] of Object.entries(known)) cells[field] = cut(field, text, notes)
  for (const [field, texts] of [...termsByTaxonomy(read), ...facts(read)])
    cells[field] = cut(field, lines(texts), notes)
  for (const [field, value] of Object.entries(whole)) {
    if (field in cells || leftOut.includes(field) || ['eligibility_description', 'alert'].includes(field)) continue
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue
    if (value !== '') cells[field] = cut(field, String(value).trim(), notes)
  }
  return cells
}

/** `free` where every price is 0, and where ours say so; else what the list says of prices. */
function costOf({ cost_options: options }: HsdsService): string {
  const said = options[0]?.option ?? ''
  if (['free', 'reduced', 'fee'].includes(said)) return said
  const amounts = options.flatMap(({ amount }) => amount ?? [])
  if (amounts.length === 0) return ''
  return amounts.every((amount) => amount === 0) ? 'free' : 'fee'
}

/** `terms.Lebensphase`: the codes (or names) of one taxonomy, line by line. */
function termsByTaxonomy({ attributes }: HsdsService): Map<string, string[]> {
  const terms = new Map<string, string[]>()
  for (const { taxonomy_term: term, value } of attributes) {
    if (!term?.taxonomy || value !== '') continue
    const column = `terms.${term.taxonomy.slice(0, 80)}`
    terms.set(column, [...(terms.get(column) ?? []), term.code || term.name])
  }
  return terms
}

/** `attributes.capacity_on`: what hangs on a service with a value of its own. */
function facts({ attributes }: HsdsService): Map<string, string[]> {
  const facts = new Map<string, string[]>()
  for (const { taxonomy_term: term, label, value } of attributes) {
    const name = label || term?.code || term?.name || ''
    if (name === '' || value === '') continue
    const column = `attributes.${name.slice(0, 80)}`
    facts.set(column, [...(facts.get(column) ?? []), value])
  }
  return facts
}

function lines(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('\n')
}
