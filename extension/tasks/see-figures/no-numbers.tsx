/** Before anything was released: when the first numbers come, and why not sooner. */
import { today } from '../../platform/clock.ts'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { t } from '../../ui/words.ts'
import { firstNumbersOn } from './released-periods.ts'

export function NoNumbers() {
  return (
    <EmptyState title={t('statistics:noneTitle')}>
      <p>{t('statistics:noneText', { day: dayText(firstNumbersOn(today())) })}</p>
      <p>{t('statistics:noneWhy')}</p>
      <p>
        <a href="#/statistics/method">{t('statistics:methodLink')}</a>
      </p>
    </EmptyState>
  )
}
