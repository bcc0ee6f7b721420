/** The report of an import for the command line: every row about which there is something to say, then the sums. */
import type { Import, ImportRow } from '../../../shared/protocol/imports.ts'
import type { Store } from '../../store/open.ts'
import { allCounts, rowPages } from './import.ts'
import { noteText } from './row-words.ts'

export async function* reportLines(store: Store, planned: Import): AsyncGenerator<string> {
  const { counts, newOrganisations, warnings } = planned
  // A column that fits nowhere is told by every row: once says it, with how many more there are.
  const told = new Map<string, number>()
  for await (const rows of rowPages(store, planned.id))
    for (const row of rows) {
      yield* rowLines(row)
      yield* newNotes(row, told)
    }
  for (const [text, times] of told)
    if (times > 1) yield `The same in ${times - 1} more ${times === 2 ? 'line' : 'lines'}: ${text}`
  for (const warning of warnings) yield `Careful: ${noteText(warning)}`
  const { ended, ...ofRows } = allCounts(counts)
  const sums = Object.entries(ofRows).map(([outcome, count]) => `${count} ${outcome}`)
  const rows = Object.values(ofRows).reduce((sum, count) => sum + count, 0)
  yield `${rows} rows: ${sums.join(', ')}; ${ended} no longer named; ${newOrganisations} new organisations.`
}

/** The row's notes that no row before it had; all are counted in `told`. */
function* newNotes({ line, notes }: ImportRow, told: Map<string, number>): Generator<string> {
  for (const text of notes.map(noteText)) {
    const times = told.get(text) ?? 0
    if (times === 0) yield `line ${line}: ${text}`
    told.set(text, times + 1)
  }
}

function* rowLines({ line, title, outcome, reasons, changes, itemTitle, decision }: ImportRow): Generator<string> {
  const because = reasons.map(noteText).join('; ')
  if (outcome === 'refused') yield `line ${line} refused${title === '' ? '' : ` (${title})`}: ${because}`
  if (outcome === 'duplicate')
    yield `line ${line} may be a duplicate of “${itemTitle ?? ''}” (${because}): ${duplicateTold(decision)}`
  if (outcome === 'ended')
    yield `“${title}” is no longer in the list: ${decision === 'take' ? 'ended' : 'left as it is (--end-missing ends it)'}`
  const edited = changes.filter((change) => change.edited === true)
  if (outcome === 'difference' && edited.length > 0)
    yield `line ${line} (${title}): edited here and changed in the list, left as it is: ${edited.map(({ field }) => field).join(', ')}`
}

function duplicateTold(decision: ImportRow['decision']): string {
  if (decision === 'take') return 'taken as an offer of its own'
  return decision === 'same' ? 'taken as the same' : 'left out (--duplicates new or same)'
}
