/** Targets beside where their indicators stand; whether one is reached is told only as far as the noise lets it. */
import type { Target } from '../../../shared/target.ts'
import { dayText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'
import type { Ask, Built } from './ask.ts'
import { inPeriod, methodOf, populationLines } from './method.ts'
import { type Actual, actualOf } from './target-actual.ts'
import { pair } from './told.ts'

/** Indicators of which less is better. */
const lessIsBetter: readonly Target['indicator'][] = ['medianDays', 'unmetFamilies']

type Standing = 'reached' | 'open' | 'unsure' | 'unknown'
type Row = { target: Target; label: string; goal: string | undefined; unit: string; actual: Actual; standing: Standing }

export function targetRows(ask: Ask): Built {
  const rows = ask.source.targets.map((target) => rowOf(ask, target))
  if (rows.length === 0) {
    return { state: 'nothing', sentence: t('figures:targets.none'), method: [], columns: [], rows: [] }
  }
  const count = (standing: Standing) => rows.filter((row) => row.standing === standing).length
  const known = rows.length - count('unknown')
  return {
    state: known === 0 ? 'hidden' : 'shown',
    sentence: t('figures:targets.sentence', {
      period: inPeriod(ask.period),
      count: rows.length,
      reached: count('reached'),
      open: count('open'),
      unsure: count('unsure'),
      unknown: count('unknown'),
    }),
    method: methodOf(ask, t('counting:method.unit'), t('counting:method.evidence'), ...population(ask, rows)),
    columns: [
      { label: t('counting:columns.target'), numeric: false },
      { label: t('counting:columns.goal'), numeric: false },
      { label: t('counting:columns.unit'), numeric: false },
      { label: t('counting:columns.baseline'), numeric: true },
      { label: t('counting:columns.actual'), numeric: true },
      { label: t('counting:columns.pm'), numeric: true },
      { label: t('counting:columns.targetValue'), numeric: true },
      { label: t('counting:columns.dueOn'), numeric: false },
      { label: t('counting:columns.standing'), numeric: false },
    ],
    rows: rows.map(({ target, label, goal, unit, actual, standing }) => [
      label,
      goal ?? '',
      unit,
      target.baseline ?? '',
      ...told(actual),
      target.target,
      dayText(target.dueOn),
      t(`figures:targets.${standing}`),
    ]),
    picture: {
      kind: 'targets',
      rows: rows.map(({ target, label, goal, unit, actual: { value, pm } }) => ({
        label,
        unit,
        actual: pm === undefined ? { value } : { value, pm },
        target: target.target,
        dueOn: dayText(target.dueOn),
        ...(goal !== undefined && { goal }),
        ...(target.baseline !== undefined && { baseline: target.baseline }),
      })),
    },
  }
}

function rowOf(ask: Ask, target: Target): Row {
  const area = ask.source.areas.find(({ id }) => id === target.areaId)
  const actual = actualOf(ask, target)
  return {
    target,
    label: area === undefined ? target.title : t('figures:titled', { title: target.title, cut: area.name }),
    goal: ask.source.goals.find(({ id }) => id === target.goalId)?.title,
    unit: t(`figures:targets.${target.indicator}`),
    actual,
    standing: standingOf(target, actual),
  }
}

function standingOf({ indicator, target }: Target, { value, pm = 0 }: Actual): Standing {
  if (value === null) return 'unknown'
  const ahead = lessIsBetter.includes(indicator) ? target - value : value - target
  if (ahead >= pm) return 'reached'
  return ahead <= -pm ? 'open' : 'unsure'
}

/** What was not released yet, or can never be for an area, is told apart from what is hidden. */
function told(actual: Actual): (string | number | null)[] {
  if (actual.state === 'released') return pair(actual)
  return [t(actual.state === 'none' ? 'figures:targets.noTable' : 'figures:notYet'), '']
}

function population({ source }: Ask, rows: readonly Row[]): string[] {
  const rated = rows.filter(({ target }) => target.indicator === 'ratePer1000')
  if (rated.length === 0) return []
  const ids = rated.map(({ target }) => target.areaId ?? source.root)
  return populationLines(ids.map((id) => source.areas.find((area) => area.id === id)?.populationOn))
}
