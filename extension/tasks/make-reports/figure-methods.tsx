/** How the figures of a report were counted: on paper here alone, what holds for all of them once, the rest by figure. */
import type { FigureContent } from '../../figures/content.ts'
import { t } from '../../ui/words.ts'

/** @param props.contents by block of the report; undefined for blocks that are no figure */
export function FigureMethods({ contents }: { contents: readonly (FigureContent | undefined)[] }) {
  const { common, byFigure } = sharedMethod(contents)
  return (
    <>
      {common.length > 0 && <Method title={t('reports:methodOfAll')} lines={common} />}
      {byFigure.map((counted) => (
        <Method key={counted.title} {...counted} />
      ))}
    </>
  )
}

type Counted = { title: string; lines: string[] }

function Method({ title, lines }: Counted) {
  return (
    <div class="report-counted stack-tight">
      <h3>{title}</h3>
      <ul class="report-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** The same figure twice, for two areas, says the same once. */
export function sharedMethod(contents: readonly (FigureContent | undefined)[]): {
  common: string[]
  byFigure: Counted[]
} {
  const [first, ...others] = contents
    .filter((content) => content !== undefined)
    .filter(({ method }) => method.length > 0)
  if (first === undefined) return { common: [], byFigure: [] }
  const common =
    others.length === 0 ? [] : first.method.filter((line) => others.every(({ method }) => method.includes(line)))
  const byFigure = new Map<string, Counted>()
  for (const { title, method } of [first, ...others]) {
    const lines = method.filter((line) => !common.includes(line))
    const known = byFigure.get(title)?.lines ?? []
    byFigure.set(title, { title, lines: [...new Set([...known, ...lines])] })
  }
  return { common, byFigure: [...byFigure.values()].filter(({ lines }) => lines.length > 0) }
}
