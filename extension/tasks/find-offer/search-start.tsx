/** Before anything is typed: what the field understands, and whether the catalogue is here. */
import { readCounts } from '../../store/catalogue.ts'
import { useLive } from '../../store/live.ts'
import { syncStatus } from '../../sync/status.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'

export function SearchStart() {
  const counts = useLive(readCounts, [])
  if (counts === undefined) return null
  if (counts.offers === 0)
    return syncStatus.value.phase === 'working' ? (
      <Loading label={t('find:catalogueLoading')} />
    ) : (
      <EmptyState title={t('find:catalogueEmpty')}>
        <p class="muted">{t('find:catalogueEmptyHint')}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={t('find:startTitle')}>
      <p>{t('find:startText')}</p>
      <p class="small muted">{t('find:startOffers', { count: counts.offers })}</p>
    </EmptyState>
  )
}
