/** The frame around every screen: skip link, navigation, the screen itself, status, messages, help. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { enrolment } from '../store/enrolment.ts'
import { useLive } from '../store/live.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { listenForShortcuts, useShortcut } from '../ui/shortcuts.ts'
import { Toasts } from '../ui/toasts.tsx'
import { t } from '../ui/words.ts'
import { appearance } from './appearance.ts'
import { Gate, LockedBar } from './gate.tsx'
import { Help } from './help.tsx'
import { lock } from './locked.ts'
import { LostDatabase } from './lost-database.tsx'
import { Navigation } from './navigation.tsx'
import { Routes } from './routes.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import { Standing } from './standing.tsx'
import { StatusLine } from './status-line.tsx'

/** @param enrolledAtStart whether the device belongs to an organisation; followed live from then on */
export function Frame({ enrolledAtStart }: { enrolledAtStart: boolean }) {
  const { locale } = appearance.value
  const enrolled = useLive(async () => (await enrolment()) !== undefined, []) ?? enrolledAtStart
  useEffect(() => listenForShortcuts(document), [])
  useEffect(() => keepFocus(document), [])
  return <Content key={locale} enrolled={enrolled} />
}

function Content({ enrolled }: { enrolled: boolean }) {
  const [path, navigate] = useLocation()
  const [helping, help] = useState(false)
  const locked = lock.value === 'locked'
  useShortcut('Alt+1', t('shortcutFind'), () => navigate('/'))
  useShortcut('?', t('shortcutHelp'), () => help(true))
  return (
    <>
      {!locked && <OpenShortcuts />}
      {lock.value === 'open' && <LockShortcut />}
      <div class="viewport">
        <div class="frame">
          <header>
            <a class="skip-link" href={`#${path}`} onClick={skipToContent}>
              {t('skipToContent')}
            </a>
            {enrolled && !locked && <Navigation />}
            <LockedBar />
          </header>
          <main id="content" tabIndex={-1}>
            <LostDatabase />
            {enrolled && !locked && <Standing />}
            <ScreenBoundary path={path}>
              <Gate>
                <Routes />
              </Gate>
            </ScreenBoundary>
          </main>
          <Toasts />
          <StatusLine enrolled={enrolled} />
        </div>
      </div>
      {helping && <Help onClose={() => help(false)} />}
    </>
  )
}

/** What leads to families, and therefore rests while the page is locked. */
function OpenShortcuts() {
  const [, navigate] = useLocation()
  useShortcut('Alt+2', t('shortcutReferrals'), () => navigate('/referrals'))
  useShortcut('Alt+N', t('shortcutUnmetNeed'), async () => {
    const { startUnmetNeedDraft } = await import('../store/drafts.ts')
    navigate(`/unmet/${await startUnmetNeedDraft()}`)
  })
  return null
}

function LockShortcut() {
  useShortcut('Alt+L', t('keys:lock.shortcut'), async () => (await import('../keys/lock.ts')).lockAllPages())
  return null
}

function skipToContent(event: MouseEvent): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}
