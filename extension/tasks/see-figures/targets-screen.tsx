/** The network's targets: what was agreed, what was achieved, and for those who may, the way to change them. */

import { useState } from 'preact/hooks'
import { v7 as uuidv7 } from 'uuid'
import { periodKind } from '../../../shared/statistics/period.ts'
import type { Target } from '../../../shared/target.ts'
import { ListOnItsWay } from '../../catalogue-form/on-its-way.tsx'
import { numberText } from '../../figures/build/told.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { FiguresPage, NotThere } from './figures-page.tsx'
import { FigureRow } from './question-screen.tsx'
import { type Figures, useFigures } from './use-figures.ts'
import { YearChoice } from './year-choice.tsx'

export function TargetsScreen() {
  const { coming, figures } = useFigures()
  const role = useLive(async () => (await readEditingGround()).rights?.role, [])
  const mayEdit = role === 'coordinator' || role === 'admin'
  return (
    <FiguresPage>
      <PageHeader title={t('statistics:targetsTitle')} />
      <p>{t('statistics:targetsLead')}</p>
      {mayEdit && (
        <p class="no-print">
          <a class="button button-secondary" href={`#/statistics/targets/${uuidv7()}`}>
            {t('statistics:targetAdd')}
          </a>
        </p>
      )}
      <ListOnItsWay kind="target" />
      {figures === undefined ? <NotThere coming={coming} /> : <Targets figures={figures} mayEdit={mayEdit} />}
    </FiguresPage>
  )
}

function Targets({ figures, mayEdit }: { figures: Figures; mayEdit: boolean }) {
  const { targets } = figures.ground
  if (targets.length === 0)
    return (
      <EmptyState title={t('statistics:targetsNone')}>
        <p>{t('statistics:targetsNoneText')}</p>
      </EmptyState>
    )
  return (
    <>
      <Achieved figures={figures} />
      <section class="section">
        <h2>{t('statistics:targetsList')}</h2>
        <ul class="stack">
          {targets.map((target) => (
            <TargetLine key={target.id} target={target} mayEdit={mayEdit} />
          ))}
        </ul>
      </section>
    </>
  )
}

/** Targets speak of years; the newest released one stands there first. */
function Achieved({ figures }: { figures: Figures }) {
  const years = figures.periods.filter((period) => periodKind(period) === 'year')
  const [chosen, choose] = useState('')
  const [newest] = years
  if (newest === undefined) return null
  const year = years.includes(chosen) ? chosen : (years.find((each) => each === figures.period) ?? newest)
  return (
    <>
      <YearChoice year={year} years={years} onChoose={choose} />
      <FigureRow figures={{ ...figures, choice: {} }} period={year} kinds={['targets']} />
    </>
  )
}

function TargetLine({ target, mayEdit }: { target: Target; mayEdit: boolean }) {
  const { id, title, indicator, dueOn } = target
  return (
    <li class="card">
      <div class="row-between">
        <div class="grow">
          <h3>{title}</h3>
          <p class="small">
            {t('statistics:targetLine', {
              indicator: t(`statistics:indicator.${indicator}`),
              target: numberText(target.target),
              day: dayText(dueOn),
            })}
          </p>
          {target.note !== undefined && <p class="small muted">{target.note}</p>}
        </div>
        {mayEdit && (
          <a class="button button-small button-secondary no-print" href={`#/statistics/targets/${id}`}>
            {t('statistics:targetEdit')}
            <span class="visually-hidden"> {title}</span>
          </a>
        )}
      </div>
    </li>
  )
}
