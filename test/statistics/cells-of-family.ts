/** The cells a family is counted in, taken apart: the product compares them as texts, a test asks for their parts. */
import { cellAt, countsOfFamily } from '../../server/statistics/family-cells.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'

export function cellsOfFamily(records: readonly RecordFacts[]) {
  return [...countsOfFamily(records)].map(([key, n]) => ({ ...cellAt(key), n }))
}
