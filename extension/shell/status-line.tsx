/** The lowest line: whether what was entered has arrived, and whether this is a network to try things out in. */
import { today } from '../platform/clock.ts'
import { readNetwork } from '../store/catalogue.ts'
import { useLive } from '../store/live.ts'
import { syncStatus } from '../sync/status.ts'
import { Badge } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import { t } from '../ui/words.ts'
import { statusWords } from './status-words.ts'

export function StatusLine({ enrolled }: { enrolled: boolean }) {
  const network = useLive(readNetwork, [])
  const { text, tone } = enrolled
    ? statusWords(syncStatus.value, today())
    : { text: t('statusNotSetUp'), tone: 'calm' as const }
  return (
    <footer class={tone === 'trouble' ? 'status-line status-trouble' : 'status-line'}>
      <Icon name={tone === 'trouble' ? 'warning' : 'cloud'} />
      <span class="grow" data-testid="status">
        {text}
      </span>
      {network?.demonstration === true && (
        <span title={t('demonstrationHint')}>
          <Badge tone="info">{t('demonstration')}</Badge>
        </span>
      )}
    </footer>
  )
}
