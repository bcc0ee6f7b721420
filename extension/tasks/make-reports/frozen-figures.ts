/** The figures of a published report: built from what was frozen with it, whatever this device knows today. */
import type { PublishedReport } from '../../../shared/report.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { categoryLabel } from '../../figures/category-words.ts'
import type { FigureContent } from '../../figures/content.ts'
import { contentsOf } from './figure-requests.ts'

/** By block; undefined for what is no figure. */
export function frozenFigures({ definition, frozen }: PublishedReport): (FigureContent | undefined)[] {
  const { tables, areas, root, targets, goals, names = {}, thresholds, freshness } = frozen
  const areaNames = new Map(areas.map(({ id, name }) => [id, name]))
  const named = (id: string) => names[id]
  const known = { area: (id: string) => areaNames.get(id), offer: named, organisation: named }
  const label: FigureSource['label'] = (dimension, code) => categoryLabel(known, dimension, code)
  return contentsOf(definition, { tables, areas, root, targets, goals, thresholds, freshness, label })
}
