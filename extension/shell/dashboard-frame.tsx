/** The frame of the dashboard: its areas, the screen itself, status, messages. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { enrolment } from '../store/enrolment.ts'
import { useLive } from '../store/live.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { listenForShortcuts } from '../ui/shortcuts.ts'
import { Toasts } from '../ui/toasts.tsx'
import { t } from '../ui/words.ts'
import { appearance } from './appearance.ts'
import { type DashboardArea, dashboardAreas } from './dashboard-areas.ts'
import { DashboardRoutes } from './dashboard-routes.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import { StatusLine } from './status-line.tsx'

export function DashboardFrame() {
  const { locale } = appearance.value
  const [path] = useLocation()
  const known = useLive(async () => ({ device: await enrolment() }), [])
  useEffect(() => listenForShortcuts(document), [])
  if (known === undefined) return null
  const role = known.device?.role
  const areas = role === undefined ? [] : dashboardAreas(role)
  return (
    <div class="viewport" key={locale}>
      <div class="frame dashboard">
        <header>
          <a class="skip-link" href={`#${path}`} onClick={skipToContent}>
            {t('skipToContent')}
          </a>
          <DashboardNavigation areas={areas} path={path} />
        </header>
        <main id="content" tabIndex={-1}>
          <ScreenBoundary path={path}>
            {role === undefined ? (
              <EmptyState title={t('desk:notEnrolled')}>
                <p>{t('desk:notEnrolledText')}</p>
              </EmptyState>
            ) : (
              <DashboardRoutes first={areas[0] ?? 'chain'} />
            )}
          </ScreenBoundary>
        </main>
        <Toasts />
        <StatusLine enrolled={role !== undefined} />
      </div>
    </div>
  )
}

function DashboardNavigation({ areas, path }: { areas: readonly DashboardArea[]; path: string }) {
  return (
    <nav class="navigation" aria-label={t('desk:navigation')}>
      <ul>
        {areas.map((area) => (
          <li key={area}>
            <a href={`#/${area}`} aria-current={path.split('/')[1] === area ? 'page' : undefined}>
              {t(`desk:${area}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function skipToContent(event: MouseEvent): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}
