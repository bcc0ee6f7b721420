/**
 * A report on the desk: every change goes to the screen and to the draft alike, and what another window writes into the
 * draft comes here. Each block keeps a key while it moves.
 */
import { useRef } from 'preact/hooks'
import type { ReportBlock, ReportDefinition } from '../../../shared/report.ts'
import { keepReportDraft, readReportDraft } from '../../store/report-drafts.ts'
import { useKeptForm } from '../../store/use-kept-form.ts'
import { isTold, type ToldProblem } from '../../ui/words.ts'
import { type KeyedBlock, keyedAs } from './keyed-blocks.ts'

export type ReportDesk = {
  definition: ReportDefinition
  blocks: readonly KeyedBlock[]
  /** Why the last change could not be kept. */
  problem?: ToldProblem
  change(part: Partial<Omit<ReportDefinition, 'blocks'>>): void
  setBlocks(blocks: readonly KeyedBlock[]): void
  /** @returns the new block's key */
  add(block: ReportBlock): string
}

/** `null`: there is no such draft; undefined until it is read. */
export function useReportDraft(id: string): ReportDesk | null | undefined {
  const read = async () => (await readReportDraft(id))?.definition
  // Publishing and deleting remove the draft and then lead elsewhere: meanwhile the report stays.
  const draft = useKeptForm<ReportDefinition>(id, { read, keep: (next) => keepReportDraft(id, next) }, true)
  const keyed = useRef<readonly KeyedBlock[]>([])
  const made = useRef(0)
  const key = () => {
    made.current += 1
    return String(made.current)
  }
  const { form: definition, change, problem } = draft
  if (definition === undefined || definition === null) return definition
  const blocks = keyedAs(keyed.current, definition.blocks, key)
  keyed.current = blocks
  const setBlocks = (next: readonly KeyedBlock[]) => {
    keyed.current = next
    change({ ...definition, blocks: next.map(({ block }) => block) })
  }
  return {
    definition,
    blocks,
    ...(problem !== undefined && { problem: isTold(problem) ? problem : 'unexpected' }),
    change: (part) => change({ ...definition, ...part }),
    setBlocks,
    add(block) {
      const added = { key: key(), block }
      setBlocks([...blocks, added])
      return added.key
    },
  }
}
