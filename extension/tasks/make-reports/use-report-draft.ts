/** A report on the desk: every change goes to the screen and to the draft alike; each block keeps a key while it moves. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from '../../../shared/problem.ts'
import type { ReportBlock, ReportDefinition } from '../../../shared/report.ts'
import { keepReportDraft, readReportDraft } from '../../store/report-drafts.ts'
import { isTold, type ToldProblem } from '../../ui/words.ts'

/** A block with what tells it from the others while it is moved; never stored. */
export type KeyedBlock = { key: string; block: ReportBlock }

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

type Held = { definition: ReportDefinition; keys: string[] }

/** `null`: there is no such draft; undefined until it is read. */
export function useReportDraft(id: string): ReportDesk | null | undefined {
  const [held, hold] = useState<Held | null | undefined>(undefined)
  const [problem, setProblem] = useState<ToldProblem | undefined>(undefined)
  const made = useRef(0)
  const key = () => {
    made.current += 1
    return String(made.current)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; what is typed here is the newest
  useEffect(() => {
    void readReportDraft(id).then((draft) =>
      hold(draft === undefined ? null : { definition: draft.definition, keys: draft.definition.blocks.map(key) }),
    )
  }, [id])
  if (held === undefined || held === null) return held
  const { definition, keys } = held
  const keep = (next: Held) => {
    hold(next)
    keepReportDraft(id, next.definition).then(
      () => setProblem(undefined),
      (failure: unknown) =>
        setProblem(failure instanceof Problem && isTold(failure.code) ? failure.code : 'unexpected'),
    )
  }
  const blocks = definition.blocks.map((block, at) => ({ key: keys[at] ?? '', block }))
  const setBlocks = (next: readonly KeyedBlock[]) =>
    keep({
      definition: { ...definition, blocks: next.map(({ block }) => block) },
      keys: next.map((each) => each.key),
    })
  return {
    definition,
    blocks,
    ...(problem !== undefined && { problem }),
    change: (part) => keep({ definition: { ...definition, ...part }, keys }),
    setBlocks,
    add(block) {
      const added = { key: key(), block }
      setBlocks([...blocks, added])
      return added.key
    },
  }
}
