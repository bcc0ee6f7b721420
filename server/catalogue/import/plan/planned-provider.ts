/** What comes of a row that holds a provider without offers: our own export has such rows. */
import { sameValue } from '../../../../shared/same-value.ts'
import type { Candidate } from '../map/candidate.ts'
import type { Matched } from './organisations.ts'
import { refusedRow } from './planned-offer.ts'
import type { PlannedRow } from './planned-row.ts'
import type { Fields } from './three-way.ts'

/**
 * @param present the provider as it stands, where it is here
 * @param whole whether who asks may write everywhere; providers are changed by nobody else
 */
export function providerRow(
  { line, title, sourceId, ...candidate }: Candidate,
  { organisation, data, notes }: Matched,
  present: Fields | undefined,
  whole: boolean,
): PlannedRow {
  const about = { line, title, notes: [...candidate.notes, ...notes] }
  const isSame = present !== undefined && (!organisation.own || sameValue(present, data))
  if (isSame) return { shown: { ...about, outcome: 'unchanged', reasons: [], changes: [] }, plan: { act: 'none' } }
  if (!whole) return refusedRow(about, [{ code: 'outside_area' }])
  return {
    shown: { ...about, outcome: present === undefined ? 'new' : 'changed', reasons: [], changes: [] },
    plan: { act: 'provider', itemId: organisation.id, sourceId, organisation },
  }
}
