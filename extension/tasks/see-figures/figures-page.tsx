/** What stands around every screen of the statistics: the other screens, and what to say while numbers come, or do not. */
import type { ComponentChildren } from 'preact'
import type { Coming } from '../../figures/use-tables.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { instantText } from '../../ui/days.ts'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'
import { t } from '../../ui/words.ts'
import './see-figures.css'

/** A reader is not offered the file for comparing networks. */
export function FiguresPage({ children }: { children: ComponentChildren }) {
  const role = useLive(async () => (await enrolment())?.role, [])
  // What leaves the municipality is for those who answer for it.
  const screens = ['targets', 'tables', ...(role === 'reader' ? [] : (['compare'] as const)), 'method'] as const
  return (
    <div class="wide-page figures-page">
      <TabLinks
        label={t('statistics:screens')}
        items={[
          { href: '#/statistics', label: t('statistics:screen.overview') },
          ...screens.map((screen) => ({ href: `#/statistics/${screen}`, label: t(`statistics:screen.${screen}`) })),
        ]}
      />
      {children}
    </div>
  )
}

/** In place of the numbers while they come or where they cannot be had. */
export function NotThere({ coming }: { coming: Coming }) {
  if (coming.state === 'loading') return <Loading />
  return (
    <div class="stack">
      <ProblemNotice problem={coming.problem ?? 'unexpected'} />
      <div class="row">
        <Again coming={coming} />
      </div>
    </div>
  )
}

/** Beside numbers that lie on this device because the server cannot be asked. */
export function Stale({ coming }: { coming: Coming }) {
  const { stale, asOf, problem } = coming
  if (stale !== true || asOf === undefined) return null
  return (
    <Notice tone="warning" title={t('statistics:stale', { when: instantText(asOf) })}>
      {problem !== undefined && <p>{t(`problem:${problem}.title`)}</p>}
      <div class="row no-print">
        <Again coming={coming} />
      </div>
    </Notice>
  )
}

function Again({ coming }: { coming: Coming }) {
  return (
    <Button small icon="undo" onClick={coming.again}>
      {t('statistics:again')}
    </Button>
  )
}
