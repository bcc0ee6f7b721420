/**
 * What a new report may begin with. A template is a definition like any other, so that nothing of it is fixed: what
 * steering groups ask each quarter, and what the programme kinderstark asks each year.
 */
import type { Goal } from '../../../shared/network.ts'
import type { ReportBlock, ReportDefinition } from '../../../shared/report.ts'
import type { FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import { periodKind } from '../../../shared/statistics/period.ts'
import { t } from '../../ui/words.ts'

export const templates = ['steering', 'kinderstark', 'empty'] as const
export type Template = (typeof templates)[number]

/** The kind of period a template speaks of. */
export const templatePeriod = { steering: 'quarter', kinderstark: 'year', empty: 'year' } as const

/** @param period a year or a quarter @param goals those of the network's Leitbild */
export function definitionFrom(template: Template, period: string, goals: readonly Goal[]): ReportDefinition {
  const made = (title: string, blocks: ReportBlock[]): ReportDefinition => ({
    kind: 'kettenglied-report',
    version: 1,
    title,
    period,
    blocks,
  })
  if (template === 'steering') return made(t('reports:made.steeringTitle'), steering(period))
  if (template === 'kinderstark') return made(t('reports:made.kinderstarkTitle'), kinderstark(goals))
  return made('', [])
}

const heading = (text: string): ReportBlock => ({ kind: 'heading', text })
const text = (words = ''): ReportBlock => ({ kind: 'text', text: words })
const figure = (kind: FigureKind): ReportBlock => ({ kind: 'figure', figure: kind })

/** The five questions, each with what the released numbers answer and room for words. */
function steering(period: string): ReportBlock[] {
  const yearly = periodKind(period) === 'year'
  return [
    heading(t('reports:made.arrived')),
    figure('referred'),
    figure('outcomes'),
    text(),
    heading(t('reports:made.breaks')),
    figure('breaks'),
    text(),
    heading(t('reports:made.missing')),
    figure('needs'),
    figure('gaps'),
    text(),
    heading(t('reports:made.waiting')),
    yearly ? figure('waiting') : text(t('reports:made.waitingQuarter')),
    heading(t('reports:made.reach')),
    figure('reach'),
    text(),
    heading(t('reports:made.decide')),
    text(),
  ]
}

/** In the order in which the programme asks: measure, goals, what was done, whom it reached, what it cost. */
function kinderstark(goals: readonly Goal[]): ReportBlock[] {
  const ofGoals = goals.flatMap(({ id, title }): ReportBlock[] => [
    { kind: 'heading', text: title, goalId: id },
    text(),
  ])
  const row = (label: string) => ({ label, value: null, unit: '€' })
  return [
    heading(t('reports:made.measure')),
    text(),
    ...(ofGoals.length > 0 ? ofGoals : [heading(t('reports:made.goals')), text()]),
    heading(t('reports:made.goalsReached')),
    figure('targets'),
    heading(t('reports:made.done')),
    text(),
    heading(t('reports:made.whom')),
    figure('referred'),
    figure('reach'),
    text(),
    heading(t('reports:made.arrival')),
    figure('funnel'),
    figure('waiting'),
    text(),
    heading(t('reports:made.unmet')),
    figure('gaps'),
    text(),
    heading(t('reports:made.pilot')),
    figure('pilot'),
    text(),
    heading(t('reports:made.costs')),
    {
      kind: 'own',
      title: t('reports:made.costs'),
      rows: [row(t('reports:made.staff')), row(t('reports:made.material')), row(t('reports:made.share'))],
    },
    heading(t('reports:made.outlook')),
    text(),
  ]
}
