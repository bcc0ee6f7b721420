/** What a figure is narrowed to, as a condition on cells and in words. */
import { areasWithin, placeOf } from '../../../shared/statistics/area-place.ts'
import type { Ask } from './ask.ts'
import type { Match } from './released-cells.ts'

/**
 * The cells of the cut. Tables of districts get a region's districts, tables of regions the region itself; a dimension
 * that a table does not have asks nothing of it.
 */
export function cutMatch({ source, cut: { areaId, phase, field } }: Pick<Ask, 'source' | 'cut'>): Match {
  if (placeOf(source, areaId) === 'network') return { phase, field }
  return { district: areasWithin(source, areaId), region: areaId, phase, field }
}

/** “Nordstadt, Gesundheit”; empty where nothing was chosen. */
export function cutText({ source, cut: { areaId, phase, field } }: Pick<Ask, 'source' | 'cut'>): string {
  const narrowed = placeOf(source, areaId) !== 'network'
  return [
    narrowed && areaId !== undefined && (source.areas.find(({ id }) => id === areaId)?.name ?? areaId),
    phase !== undefined && source.label('phase', phase),
    field !== undefined && source.label('field', field),
  ]
    .filter((part) => typeof part === 'string')
    .join(', ')
}
