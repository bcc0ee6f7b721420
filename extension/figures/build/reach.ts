/** Families reached per 1,000 children beside the burden of their social space: a picture of both, never of a cause. */
import { t } from '../../ui/words.ts'
import { indicatorText } from '../indicator-text.ts'
import type { Ask, Built } from './ask.ts'
import { inReleased, methodOf, populationLines } from './method.ts'
import { joinedRate, ratesDiffer, type Space, spaceCells, spaceColumns, spacesOf } from './spaces.ts'
import { about } from './told.ts'

export function reach(ask: Ask): Built {
  const spaces = spacesOf(ask)
  const indicator = indicatorOf(spaces)
  const burdenOf = ({ area }: Space) => (indicator === undefined ? undefined : area.indicators?.[indicator])
  const name = indicator === undefined ? t('figures:reach.burden') : indicatorText(indicator)
  const visible = spaces.filter(({ rate }) => rate.value !== null)
  return {
    state: visible.length > 0 ? 'shown' : 'hidden',
    sentence: sentenceOf(ask, spaces, burdenOf, name),
    method: methodOf(
      ask,
      t('counting:method.unit'),
      ...populationLines(spaces.map(({ countedOn }) => countedOn)),
      t('figures:reach.noCause'),
    ),
    columns: [...spaceColumns(), { label: name, numeric: true }],
    rows: spaces.map((space) => [...spaceCells(space), burdenOf(space) ?? t('tables:unknown')]),
    picture: {
      kind: 'scatter',
      xLabel: name,
      yLabel: t('counting:columns.rate'),
      points: spaces.flatMap((space) => {
        const x = burdenOf(space)
        if (x === undefined || space.children === undefined) return []
        return [{ label: space.area.name, x, ...(space.rate.value === null ? { value: null } : space.rate) }]
      }),
    },
  }
}

/** The heaviest third beside the others, by released sums of both. */
function sentenceOf(
  ask: Ask,
  spaces: Space[],
  burdenOf: (space: Space) => number | undefined,
  indicator: string,
): string {
  const ranked = spaces
    .filter((space) => burdenOf(space) !== undefined)
    .sort((a, b) => (burdenOf(b) ?? 0) - (burdenOf(a) ?? 0))
  const period = inReleased(ask)
  if (ranked.length < 3) {
    return t(spaces.length < 3 ? 'figures:reach.few' : 'figures:reach.noBurden', {
      period,
      rate: about(joinedRate(spaces).rate, 1),
    })
  }
  const third = Math.ceil(ranked.length / 3)
  const [heavy, others] = [joinedRate(ranked.slice(0, third)), joinedRate(ranked.slice(third))]
  const told = { period, indicator, heavy: about(heavy.rate, 1), others: about(others.rate, 1) }
  const sentence = t('figures:reach.sentence', told)
  if (heavy.rate.value === null || others.rate.value === null) return sentence
  const key = !ratesDiffer(heavy, others) ? 'same' : heavy.rate.value > others.rate.value ? 'more' : 'fewer'
  return `${sentence} ${t(`figures:reach.${key}`)}`
}

/** The indicator planners ask for first. */
const usual = 'sgb2Under15'

/** The indicator that most spaces have; of as many the usual one, then the first by name, so that the figure stays the same. */
function indicatorOf(spaces: readonly Space[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { area } of spaces)
    for (const name of Object.keys(area.indicators ?? {})) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(
    ([a, many], [b, more]) => more - many || Number(b === usual) - Number(a === usual) || (a < b ? -1 : 1),
  )[0]?.[0]
}
