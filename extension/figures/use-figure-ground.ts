/** All that figures are built from besides released tables: the catalogue on this device, followed as it changes. */
import { useMemo } from 'preact/hooks'
import { freshnessCounts } from '../../shared/freshness-counts.ts'
import { today } from '../platform/clock.ts'
import { type FigureGround, readFigureGround } from '../store/figure-ground.ts'
import { useLive } from '../store/live.ts'
import type { FigureSource } from './build/source.ts'
import { categoryLabel } from './category-words.ts'

/** A `FigureSource` but for its tables; undefined until the catalogue is read. */
export function useFigureGround(): Omit<FigureSource, 'tables'> | undefined {
  const ground = useLive(() => readFigureGround(), [])
  return useMemo(() => (ground === undefined ? undefined : groundOf(ground, today())), [ground])
}

function groundOf({ areas, network, targets, offers, organisations }: FigureGround, day: string) {
  const areaNames = new Map(areas.map(({ id, name }) => [id, name]))
  const titles = new Map(offers.map(({ id, title }) => [id, title]))
  const names = {
    area: (id: string) => areaNames.get(id),
    offer: (id: string) => titles.get(id),
    organisation: (id: string) => organisations.get(id)?.name,
  }
  return {
    areas,
    root: network?.areaId,
    thresholds: network?.thresholds,
    targets,
    goals: network?.goals ?? [],
    label: (dimension: Parameters<FigureSource['label']>[0], code: string) => categoryLabel(names, dimension, code),
    freshness: freshnessCounts(offers, day),
  }
}
