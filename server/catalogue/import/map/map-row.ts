/** Map: a row as an offer and its organisation, as far as the file says. Nothing is left out without a note. */
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import type { Row } from '../row.ts'
import type { Candidate, KnownArea } from './candidate.ts'

/** `today` is the day against which days of confirmation are held; `areas` are the network's, to find them by name. */
export function mapRow(
  row: Row,
  _mapping: ImportMapping,
  _today: string,
  _areas: readonly KnownArea[] = [],
): Candidate {
  return { line: row.line, title: '', sourceId: '', offer: {}, organisation: {}, notes: [], refusals: [] }
}
