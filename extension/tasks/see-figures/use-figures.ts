/** All that a screen of figures stands on: what was released, what is chosen, and the names of things. */
import type { Area } from '../../../shared/area.ts'
import type { StatisticsCatalogue } from '../../../shared/protocol/statistics.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { useFigureGround } from '../../figures/use-figure-ground.ts'
import { type Coming, useCatalogueOfTables } from '../../figures/use-tables.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { choices } from '../../ui/words.ts'
import { type Choice, soundChoice } from './choice.ts'
import { firstPeriod, periodsToChoose } from './released-periods.ts'
import { useChoice } from './use-choice.ts'

export type Figures = {
  coming: Coming
  catalogue: StatisticsCatalogue
  ground: Omit<FigureSource, 'tables'>
  /** Undefined as long as nothing was released. */
  period: string | undefined
  periods: string[]
  /** The areas this device may ask for, without the network's own. */
  areas: Area[]
  choice: Choice
  choose: (part: Choice) => void
}

/** `figures` is absent until all is there; then `coming` says how far the server's answer is. */
export function useFigures(): { coming: Coming; figures?: Figures } {
  const { catalogue, ...coming } = useCatalogueOfTables()
  const ground = useFigureGround()
  const areas = useLive(readAreasInScope, [])
  const chosen = useChoice()
  if (catalogue === undefined) return { coming }
  if (ground === undefined || areas === undefined || chosen === undefined)
    return { coming: { ...coming, state: 'loading' } }
  const periods = periodsToChoose(catalogue)
  const codes = (list: 'lifePhase' | 'fieldOfAction') => choices(list).map(({ code }) => code)
  const choice = soundChoice(chosen.choice, {
    period: periods,
    areaId: areas.map(({ id }) => id),
    phase: codes('lifePhase'),
    field: codes('fieldOfAction'),
  })
  const period = choice.period ?? firstPeriod(catalogue)
  return { coming, figures: { coming, catalogue, ground, period, periods, areas, choice, choose: chosen.choose } }
}

/** Whoever works for a part of the network is told of that part; the server holds it, here nothing else is offered. */
async function readAreasInScope(): Promise<Area[]> {
  const { rights, network, areas } = await readEditingGround()
  const root = network?.areaId
  const inside = areas.filter(({ id }) => id !== root)
  if (rights === undefined || rights.whole || rights.areas.size === 0) return inside
  if (root !== undefined && rights.areas.has(root)) return inside
  return inside.filter(({ id }) => rights.areas.has(id))
}
