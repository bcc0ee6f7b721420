/** Ids and names by which a row is looked up. */
import type { Candidate } from '../map/candidate.ts'
import type { RowNote } from '../row.ts'

/** A text with a NUL (possible from JSON alone) is none that PostgreSQL keeps or even asks for: the row is refused. */
export function withReadableIds(candidate: Candidate): Candidate {
  const { sourceId, offer, organisation, refusals } = candidate
  const ids = [sourceId, offer['id'], organisation['id'], organisation['sourceId'], organisation['name']]
  const strange = ids.find((id): id is string => typeof id === 'string' && id.includes('\0'))
  if (strange === undefined) return candidate
  const reason: RowNote = { code: 'not_valid', field: 'sourceId', text: strange.replaceAll('\0', '␀').slice(0, 300) }
  return { ...candidate, sourceId: '', offer: {}, organisation: {}, refusals: [...refusals, reason] }
}
