/** While the device joins and fetches the offers: the catalogue comes in one piece or many, the count shows that it moves. */
import { useEffect, useRef } from 'preact/hooks'
import { readCounts } from '../../store/catalogue.ts'
import { useLive } from '../../store/live.ts'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'

/** @param joining what is said until the device has joined; undefined once it has */
export function Progress({ joining }: { joining: string | undefined }) {
  const counts = useLive(readCounts, [])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const offers = counts?.offers ?? 0
  const loading = offers === 0 ? t('setUp:workingCatalogue') : t('setUp:workingCatalogueCount', { count: offers })
  return (
    <div ref={place} tabIndex={-1}>
      <Loading label={joining ?? loading} delayMs={0} />
    </div>
  )
}
