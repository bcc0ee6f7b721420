/** Map: a row as an area of the network, with children by age band, indicators and its border. */
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import type { Row } from '../row.ts'
import type { AreaCandidate } from './candidate.ts'

export function mapArea(row: Row, _mapping: ImportMapping): AreaCandidate {
  return { line: row.line, title: '', sourceId: '', area: {}, notes: [], refusals: [] }
}
