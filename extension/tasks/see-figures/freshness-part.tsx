/** How far the directory itself may be relied on: counted on this device, whatever was released. */
import { figureContent } from '../../figures/build/figure-content.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { FigureView } from '../../figures/figure-view.tsx'
import { t } from '../../ui/words.ts'

export function Freshness({ ground }: { ground: Omit<FigureSource, 'tables'> }) {
  const year = ground.freshness?.on.slice(0, 4) ?? ''
  return (
    <section class="section" aria-label={t('statistics:beside')}>
      <h2>{t('statistics:freshness')}</h2>
      <FigureView content={figureContent('freshness', { ...ground, tables: [] }, year, {})} level={3} />
    </section>
  )
}
