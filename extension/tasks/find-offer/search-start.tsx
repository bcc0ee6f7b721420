/** Before anything is typed: what the field understands, or a navigator's needs, and whether the catalogue is here. */
import type { RefObject } from 'preact'
import { readCounts } from '../../store/catalogue.ts'
import { useLive } from '../../store/live.ts'
import { readNeedUses } from '../../store/offer-uses.ts'
import { quickLogging } from '../../store/quick-logging.ts'
import { syncStatus } from '../../sync/status.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'
import { NeedChips } from './need-chips.tsx'

export function SearchStart({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const known = useLive(
    async () => ({ counts: await readCounts(), quick: await quickLogging(), uses: await readNeedUses() }),
    [],
  )
  if (known === undefined) return null
  const { counts, quick, uses } = known
  if (counts.offers === 0)
    return syncStatus.value.phase === 'working' ? (
      <Loading label={t('find:catalogueLoading')} />
    ) : (
      <EmptyState title={t('find:catalogueEmpty')}>
        <p class="muted">{t('find:catalogueEmptyHint')}</p>
      </EmptyState>
    )
  if (quick.on)
    return (
      <>
        <NeedChips navigator={quick.navigator} uses={uses} field={field} />
        <p class="small muted">{t('find:startOffers', { count: counts.offers })}</p>
      </>
    )
  return (
    <EmptyState title={t('find:startTitle')}>
      <p>{t('find:startText')}</p>
      <p class="small muted">{t('find:startOffers', { count: counts.offers })}</p>
    </EmptyState>
  )
}
