/** Offers by area, on a map drawn from the areas' own outlines: no tiles, nobody else is asked. */
import { useState } from 'preact/hooks'
import type { Column } from '../../ui/column-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { label, t } from '../../ui/words.ts'
import { type AreaCount, countsOf, levelsOf, type Measure } from './area-counts.ts'
import { AreaMap } from './area-map.tsx'
import { ChainPage } from './chain-page.tsx'
import { ChainViews } from './chain-views.tsx'
import { tallyColumns } from './tally-words.tsx'
import type { Chain } from './use-chain.ts'

const measures: readonly Measure[] = ['serves', 'located']

export function MapScreen() {
  return <ChainPage title={t('chain:map')}>{(chain) => <OffersByArea chain={chain} />}</ChainPage>
}

function OffersByArea({ chain }: { chain: Chain }) {
  const [chosen, choose] = useState('')
  const [measure, setMeasure] = useState<Measure>('serves')
  const levels = levelsOf(chain)
  const level = levels.find((one) => one === chosen) ?? levels[0]
  if (level === undefined) return <NoOutlines />
  const counts = countsOf(chain, level, measure)
  const numbers = counts.map(({ count }) => count)
  return (
    <>
      <div class="chain-choices no-print">
        <Select
          label={t('chain:mapLevel')}
          value={level}
          options={levels.map((value) => ({ value, label: label('areaLevel', value) }))}
          onChange={choose}
        />
        <Select
          label={t('chain:mapMeasure')}
          value={measure}
          options={measures.map((value) => ({ value, label: t(`chain:measure.${value}`) }))}
          onChange={(value) => setMeasure(measures.find((one) => one === value) ?? 'serves')}
        />
      </div>
      <p class="small muted">{t(`chain:measureHint.${measure}`)}</p>
      <ChainViews
        name={t('chain:map')}
        sentence={t('chain:mapSentence', {
          area: chain.areaName,
          least: Math.min(...numbers),
          most: Math.max(...numbers),
        })}
        picture={
          counts.some(({ area }) => area.geometry !== undefined) ? (
            <AreaMap counts={counts} chosen={chain.area?.id} />
          ) : (
            <NoOutlines />
          )
        }
        columns={columns()}
        rows={counts}
        keyOf={({ area }) => area.id}
      />
    </>
  )
}

function NoOutlines() {
  return (
    <EmptyState title={t('chain:mapNone')}>
      <p>{t('chain:mapNoneText')}</p>
    </EmptyState>
  )
}

function columns(): Column<AreaCount>[] {
  return [
    {
      head: t('chain:columns.area'),
      text: ({ area }) => area.name,
      show: ({ area }) => <a href={`#/chain/area/${area.id}`}>{area.name}</a>,
    },
    { head: t('chain:columns.level'), text: ({ area }) => label('areaLevel', area.level) },
    ...tallyColumns(),
    { head: t('chain:columns.children'), text: ({ children }) => children ?? '' },
    { head: t('chain:columns.per1000'), text: ({ per1000 }) => per1000 ?? '' },
  ]
}
