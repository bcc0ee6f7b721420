/** The lowest line: whether what was entered has arrived. */
import { today } from '../platform/clock.ts'
import { syncStatus } from '../sync/status.ts'
import { Icon } from '../ui/icon.tsx'
import { t } from '../ui/words.ts'
import { statusWords } from './status-words.ts'

export function StatusLine({ enrolled }: { enrolled: boolean }) {
  const { text, tone } = enrolled
    ? statusWords(syncStatus.value, today())
    : { text: t('statusNotSetUp'), tone: 'calm' as const }
  return (
    <footer class={tone === 'trouble' ? 'status-line status-trouble' : 'status-line'}>
      <Icon name={tone === 'trouble' ? 'warning' : 'cloud'} />
      <span class="grow" data-testid="status">
        {text}
      </span>
    </footer>
  )
}
