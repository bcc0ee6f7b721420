/** The parts of a report in their order: changed, moved by buttons, removed with a way back, added at the end. */
import { useRef } from 'preact/hooks'
import type { ReportBlock } from '../../../shared/report.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { OrderedRows } from '../../ui/ordered-rows.tsx'
import { t } from '../../ui/words.ts'
import { BlockFields } from './block-fields.tsx'
import type { KeyedBlock } from './keyed-blocks.ts'
import type { ReportDesk } from './use-report-draft.ts'

const mostBlocks = 60

const fresh: Readonly<Record<ReportBlock['kind'], ReportBlock>> = {
  heading: { kind: 'heading', text: '' },
  text: { kind: 'text', text: '' },
  figure: { kind: 'figure', figure: 'referred' },
  own: { kind: 'own', title: '', rows: [{ label: '', value: null, unit: '€' }] },
}
const addable = ['heading', 'text', 'figure', 'own'] as const

type Props = {
  desk: ReportDesk
  ground: Omit<FigureSource, 'tables'>
  /** The part that is being worked at, by its place. */
  onWork: (at: number) => void
}

export function BlockList({ desk, ground, onWork }: Props) {
  const { blocks, definition } = desk
  const list = useRef<HTMLDivElement>(null)
  const latest = useRef(desk)
  latest.current = desk
  const change = (next: KeyedBlock[]) => {
    const removed = blocks.findIndex(({ key }) => !next.some((each) => each.key === key))
    const gone = blocks[removed]
    desk.setBlocks(next)
    if (gone === undefined) return
    announce(t('reports:removedBlock', { name: blockName(gone.block) }), {
      undo: () => latest.current.setBlocks(latest.current.blocks.toSpliced(removed, 0, gone)),
    })
  }
  const add = (kind: ReportBlock['kind']) => {
    desk.add(fresh[kind])
    onWork(blocks.length)
    requestAnimationFrame(() => {
      const row = list.current?.querySelector('.ordered-rows')?.lastElementChild
      row?.querySelector<HTMLElement>('input, textarea, select')?.focus()
    })
  }
  const full = blocks.length >= mostBlocks
  return (
    <section class="stack" aria-labelledby="report-blocks">
      <h2 id="report-blocks">{t('reports:blocks')}</h2>
      {blocks.length === 0 && <p class="muted">{t('reports:blocksNone')}</p>}
      <div
        ref={list}
        class="report-blocks"
        onFocusCapture={(event) => {
          const rows = [...(list.current?.firstElementChild?.querySelectorAll(':scope > .ordered-rows > li') ?? [])]
          const at = rows.findIndex((row) => row.contains(event.target as Node))
          if (at >= 0) onWork(at)
        }}
      >
        <OrderedRows<KeyedBlock>
          items={[...blocks]}
          keyOf={({ key }) => key}
          nameOf={({ block }) => blockName(block)}
          removable={() => true}
          onChange={change}
        >
          {({ block }, edit) => (
            <>
              {block.kind === 'own' && <p class="report-block-kind">{t('reports:addBlock.own')}</p>}
              <BlockFields
                block={block}
                ground={ground}
                period={definition.period}
                onChange={(next) => edit({ block: next })}
              />
            </>
          )}
        </OrderedRows>
      </div>
      <fieldset class="choices">
        <legend>{t('reports:add')}</legend>
        <div class="row">
          {addable.map((kind) => (
            <Button key={kind} icon="plus" small unavailable={full} onClick={() => add(kind)}>
              {t(`reports:addBlock.${kind}`)}
            </Button>
          ))}
        </div>
        {full && <p class="small muted">{t('reports:full', { most: mostBlocks })}</p>}
      </fieldset>
    </section>
  )
}

/** What a screen reader calls a part. */
function blockName(block: ReportBlock): string {
  const kind = t(`reports:addBlock.${block.kind}`)
  switch (block.kind) {
    case 'figure':
      return t(`reports:figureName.${block.figure}`)
    case 'own':
      return block.title || kind
    default:
      return block.text === '' ? kind : `${kind}: ${block.text.slice(0, 40)}`
  }
}
