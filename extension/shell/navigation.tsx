/** The main areas, with what is new in the inbox and what is open of the own referrals. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { enrolment } from '../store/enrolment.ts'
import { newIncomingCount } from '../store/incoming.ts'
import { useLive } from '../store/live.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { t } from '../ui/words.ts'
import { holdWhileInView } from './in-view.ts'
import { openReferralCount } from './open-referral-count.ts'
import { useIdle } from './use-idle.ts'

type Area = {
  path: string
  icon: IconName
  label: () => string
  owns: (path: string) => boolean
  /** Whether it is for professionals, who take part in referrals, or for those who do not; for all where absent. */
  refers?: boolean
  /** A page of its own, in a tab. */
  page?: string
}

const areas: Area[] = [
  { path: '/', icon: 'search', label: () => t('navFind'), owns: (path) => path === '/' || path.startsWith('/offer/') },
  {
    path: '/inbox',
    icon: 'mail',
    label: () => t('inbox:navigation'),
    owns: (path) => path.startsWith('/inbox'),
    refers: true,
  },
  {
    path: '/referrals',
    refers: true,
    icon: 'link',
    label: () => t('navReferrals'),
    owns: (path) =>
      ['/referrals', '/log/', '/saved/', '/unmet/', '/chain/', '/answer-link/'].some((start) => path.startsWith(start)),
  },
  {
    path: '/dashboard',
    page: 'dashboard.html',
    refers: false,
    icon: 'list',
    label: () => t('dashboard'),
    owns: () => false,
  },
  {
    path: '/settings',
    icon: 'settings',
    label: () => t('navSettings'),
    owns: (path) => /^\/(settings|keys)/.test(path),
  },
]

export function Navigation() {
  const [path, navigate] = useLocation()
  const idle = useIdle()
  const open = useLive(() => (idle ? openReferralCount() : 0), [idle]) ?? 0
  const incoming = useLive(() => newIncomingCount(), [])
  const refers = useLive(async () => (await enrolment())?.role === 'professional', []) ?? true
  useShortcut('Alt+3', t('inbox:shortcut'), () => navigate('/inbox'))
  useEffect(() => holdWhileInView(), [])
  const atReferrals = path === '/referrals'
  useEffect(() => {
    if (incoming !== undefined && idle) void sign(atReferrals)
  }, [incoming, atReferrals, idle])
  const shown = areas.filter((area) => area.refers === undefined || area.refers === refers)
  return (
    <nav class="navigation" aria-label={t('navigation')}>
      <ul>
        {shown.map((area) => (
          <li key={area.path}>
            <a
              href={area.page ?? `#${area.path}`}
              target={area.page === undefined ? undefined : '_blank'}
              aria-current={area.owns(path) ? 'page' : undefined}
            >
              {area.icon === 'settings' ? (
                <>
                  <Icon name="settings" />
                  <span class="visually-hidden">{area.label()}</span>
                </>
              ) : (
                <span>{area.label()}</span>
              )}
              {area.path === '/referrals' && open > 0 && (
                <Count count={open} text={t('openReferrals', { count: open })} />
              )}
              {area.path === '/inbox' && incoming !== undefined && incoming > 0 && (
                <Count count={incoming} text={t('inbox:newCount', { count: incoming })} fresh />
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Renews the sign on the extension's icon. @param seen the list is looked at, and with it today's reminder */
async function sign(seen: boolean): Promise<void> {
  const [{ reminderSeen }, { showOnIcon }] = await Promise.all([import('./reminder.ts'), import('./icon-sign.ts')])
  if (seen) await reminderSeen()
  await showOnIcon()
}

function Count({ count, text, fresh = false }: { count: number; text: string; fresh?: boolean }) {
  return (
    <span class={fresh ? 'navigation-count navigation-count-fresh' : 'navigation-count'}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="visually-hidden">{text}</span>
    </span>
  )
}
