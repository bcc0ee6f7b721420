/** The rows of one kind, a page at a time, each with its reasons, its changes and what can be decided. */
import { useEffect, useState } from 'preact/hooks'
import type { ImportRow, RowDecision, RowOutcome } from '../../../shared/protocol/imports.ts'
import { treeOf } from '../../offer-view/area-tree.ts'
import type { Names } from '../../offer-view/field-words.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { decide, readRows } from '../../sync/imports.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'
import { PlanRow } from './plan-row.tsx'
import { ImportTrouble, useTrouble } from './trouble.tsx'

export function PlanRows({ id, outcome }: { id: string; outcome: RowOutcome }) {
  const [rows, setRows] = useState<ImportRow[] | undefined>(undefined)
  const [more, setMore] = useState(false)
  const { work, busy, trouble } = useTrouble()
  const names = useLive(readNames, [])
  const load = (known: readonly ImportRow[]) =>
    work(async () => {
      const page = await readRows(id, outcome, known.at(-1)?.row ?? 0)
      setRows([...known, ...page.rows])
      setMore(page.more)
    })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page is asked for once for each kind
  useEffect(() => {
    void load([])
  }, [id, outcome])
  const decideOne = (row: number, decision: RowDecision | null) =>
    void work(async () => {
      await decide(id, { decisions: [{ row, decision }] })
      setRows(rows?.map((each) => (each.row === row ? withDecision(each, decision) : each)))
    })
  if (rows === undefined || names === undefined) return trouble ? <ImportTrouble trouble={trouble} /> : <Loading />
  return (
    <div class="stack">
      <ImportTrouble trouble={trouble} />
      <ul class="stack">
        {rows.map((row) => (
          <PlanRow key={row.row} row={row} names={names} onDecide={(decision) => decideOne(row.row, decision)} />
        ))}
      </ul>
      {more && (
        <div class="row">
          <Button unavailable={busy} onClick={() => void load(rows)}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}

async function readNames(): Promise<Names> {
  const { areas, organisations } = await readEditingGround()
  return { tree: treeOf(areas), organisations }
}

function withDecision({ decision: _, ...row }: ImportRow, decision: RowDecision | null): ImportRow {
  return decision === null ? row : { ...row, decision }
}
