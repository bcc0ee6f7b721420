/** The links as lines from what comes first to what follows: dashed where an end has no offer. */
import { endKey, linkState } from '../../../shared/chain/links.ts'
import type { ChainLink, LinkEnd } from '../../../shared/chain-link.ts'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import { linkText, shortEndText } from './end-words.ts'
import type { Chain } from './use-chain.ts'

const width = 900
const boxWidth = 330
const rowHeight = 44
const boxHeight = 32

export function LinkPicture({ chain, links }: { chain: Chain; links: readonly ChainLink[] }) {
  const left = ends(links.map(({ from }) => from))
  const right = ends(links.map(({ to }) => to))
  const height = Math.max(left.size, right.size) * rowHeight
  const middle = (row: number) => row * rowHeight + rowHeight / 2
  return (
    <TableFrame label={t('chain:links')}>
      <svg class="link-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={allText(chain, links)}>
        {links.map((link) => {
          const from = middle(rowOf(left, link.from))
          const to = middle(rowOf(right, link.to))
          const broken = linkState(link, chain.everywhere) !== 'holds'
          const bend = width / 2
          return (
            <path
              key={link.id}
              class={broken ? 'link-line link-line-broken' : 'link-line'}
              d={`M${boxWidth} ${from}C${bend} ${from} ${bend} ${to} ${width - boxWidth} ${to}`}
            />
          )
        })}
        <EndBoxes chain={chain} ends={left} x={0} />
        <EndBoxes chain={chain} ends={right} x={width - boxWidth} />
      </svg>
    </TableFrame>
  )
}

function allText(chain: Chain, links: readonly ChainLink[]): string {
  return links.map((link) => linkText(chain, link)).join('; ')
}

function ends(all: readonly LinkEnd[]): Map<string, LinkEnd> {
  return new Map(all.map((end) => [endKey(end), end]))
}

function rowOf(column: ReadonlyMap<string, LinkEnd>, end: LinkEnd): number {
  return [...column.keys()].indexOf(endKey(end))
}

function EndBoxes({ chain, ends, x }: { chain: Chain; ends: ReadonlyMap<string, LinkEnd>; x: number }) {
  return (
    <>
      {[...ends].map(([key, end], row) => (
        <g key={key} transform={`translate(${x} ${row * rowHeight + (rowHeight - boxHeight) / 2})`}>
          <title>{shortEndText(chain, end)}</title>
          <rect class="link-box" width={boxWidth} height={boxHeight} rx="6" />
          <text class="link-label" x="12" y={boxHeight / 2 + 5}>
            {shortened(shortEndText(chain, end))}
          </text>
        </g>
      ))}
    </>
  )
}

/** As much as fits into a box. */
function shortened(text: string): string {
  return text.length > 44 ? `${text.slice(0, 43)}…` : text
}
