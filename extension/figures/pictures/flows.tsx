/** From where to where: bands as thick as the families they carry. Ways that are not shown end hatched in one node. */
import { useEffect, useState } from 'preact/hooks'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'
import type { Picture } from '../content.ts'
import { Canvas, type Paint } from './canvas.tsx'
import { numberText } from './number-text.ts'
import { wrap } from './wrap.ts'

type Flows = Extract<Picture, { kind: 'flows' }>
type Node = { id: string; label: string; from: boolean }
type Link = { source: string; target: string; value: number }
type D3 = typeof import('d3-sankey')

const bar = 0.7
const labelGap = 0.5
/** The node of all that is not shown; no label stands before it, so none can be mistaken for it. */
const rest = 'rest'

export function FlowsPicture({ picture, sentence }: { picture: Flows; sentence: string }) {
  const [d3, setD3] = useState<D3>()
  useEffect(() => {
    let gone = false
    void import('d3-sankey').then((module) => {
      if (!gone) setD3(module)
    })
    return () => {
      gone = true
    }
  }, [])
  if (d3 === undefined) return <Loading />
  return <Canvas sentence={sentence} minEm={22} draw={(paint) => <FlowBands flows={picture} d3={d3} paint={paint} />} />
}

function FlowBands({ flows, d3, paint: { room, url } }: { flows: Flows; d3: D3; paint: Paint }) {
  const { width, em } = room
  const names = nodesOf(flows)
  const side = Math.min(13, (width / em) * 0.28)
  const most = Math.max(names.filter(({ from }) => from).length, names.filter(({ from }) => !from).length)
  const height = Math.max(most * 4.2, 12) * em
  const graph = d3
    .sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ from }) => (from ? 0 : 1))
    .nodeWidth(bar * em)
    .nodePadding(2.2 * em)
    .extent([
      [side * em, 0.8 * em],
      [width - side * em, height - 0.8 * em],
    ])({
    nodes: names,
    links: [
      ...flows.links.map(({ from, to, value }) => ({ source: `from ${from}`, target: `to ${to}`, value })),
      ...flows.rests.map(({ from, value }) => ({ source: `from ${from}`, target: rest, value })),
    ],
  })
  const path = d3.sankeyLinkHorizontal<Node, Link>()
  return (
    <svg class="flows" aria-hidden="true" focusable="false" width={width} height={height}>
      {graph.links.map((link) => (
        <path
          key={`${link.index}`}
          {...(isRest(link.target) ? { class: 'flow-rest', stroke: url('hidden') } : { class: 'flow' })}
          d={path(link) ?? ''}
          stroke-width={Math.max(1, link.width ?? 0)}
        />
      ))}
      {graph.links.map((link) =>
        (link.width ?? 0) < 0.8 * em ? null : (
          <text key={`${link.index}`} class="flow-number" x={side * em + (bar + labelGap) * em} y={link.y0} dy="0.35em">
            {numberText(link.value)}
          </text>
        ),
      )}
      {graph.nodes.map((node) => {
        const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node
        const lines = wrap(node.label, side - labelGap, 3)
        const x = node.from ? x0 - labelGap * em : x1 + labelGap * em
        const first = (y0 + y1) / 2 - ((lines.length - 1) * 1.15 * em) / 2
        return (
          <g key={node.id}>
            <rect
              {...(isRest(node) ? { class: 'flow-rest-node', fill: url('hidden') } : { class: 'flow-node' })}
              x={x0}
              y={y0}
              width={x1 - x0}
              height={Math.max(1, y1 - y0)}
            />
            {lines.map((line, at) => (
              <text key={line} class={node.from ? 'flow-from' : undefined} x={x} y={first + at * 1.15 * em} dy="0.35em">
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </svg>
  )
}

function isRest(node: string | number | Node): boolean {
  return typeof node === 'object' && node.id === rest
}

/** The same field stands on both sides: whence and whither are two things. */
function nodesOf({ links, rests }: Flows): Node[] {
  const each = (labels: string[]) => [...new Set(labels)]
  return [
    ...each([...links, ...rests].map(({ from }) => from)).map((label) => ({ id: `from ${label}`, label, from: true })),
    ...each(links.map(({ to }) => to)).map((label) => ({ id: `to ${label}`, label, from: false })),
    ...(rests.length > 0 ? [{ id: rest, label: t('figures:view.rest'), from: false }] : []),
  ]
}
