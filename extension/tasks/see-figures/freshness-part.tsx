/** How far the directory itself may be relied on: counted on this device, whatever was released. */
import { figureContent } from '../../figures/build/figure-content.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { FigureView } from '../../figures/figure-view.tsx'

export function Freshness({ ground }: { ground: Omit<FigureSource, 'tables'> }) {
  const year = ground.freshness?.on.slice(0, 4) ?? ''
  return <FigureView content={figureContent('freshness', { ...ground, tables: [] }, year, {})} />
}
