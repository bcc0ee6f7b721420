/** The three main areas. */
import { useLocation } from 'wouter-preact'
import { readNetwork } from '../store/catalogue.ts'
import { useLive } from '../store/live.ts'
import { Badge } from '../ui/badge.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { t } from '../ui/words.ts'
import { openReferralCount } from './open-referral-count.ts'
import { useIdle } from './use-idle.ts'

type Area = { path: string; icon: IconName; label: () => string; owns: (path: string) => boolean }

const areas: Area[] = [
  { path: '/', icon: 'search', label: () => t('navFind'), owns: (path) => path === '/' || path.startsWith('/offer/') },
  {
    path: '/referrals',
    icon: 'link',
    label: () => t('navReferrals'),
    owns: (path) => ['/referrals', '/log/', '/saved/', '/unmet/'].some((start) => path.startsWith(start)),
  },
  { path: '/settings', icon: 'settings', label: () => t('navSettings'), owns: (path) => path.startsWith('/settings') },
]

export function Navigation() {
  const [path] = useLocation()
  const network = useLive(readNetwork, [])
  const idle = useIdle()
  const open = useLive(() => (idle ? openReferralCount() : 0), [idle]) ?? 0
  return (
    <nav class="navigation" aria-label={t('navigation')}>
      {network?.demonstration === true && (
        <span class="navigation-demonstration" title={t('demonstrationHint')}>
          <Badge tone="info">{t('demonstration')}</Badge>
        </span>
      )}
      <ul>
        {areas.map((area) => (
          <li key={area.path}>
            <a href={`#${area.path}`} aria-current={area.owns(path) ? 'page' : undefined}>
              {area.icon === 'settings' ? (
                <>
                  <Icon name="settings" />
                  <span class="visually-hidden">{area.label()}</span>
                </>
              ) : (
                <span>{area.label()}</span>
              )}
              {area.path === '/referrals' && open > 0 && (
                <span class="navigation-count">
                  <span aria-hidden="true">{open}</span>
                  <span class="visually-hidden">{t('openReferrals', { count: open })}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
