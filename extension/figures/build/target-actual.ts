/** Where a target's indicator stands, by released numbers of a year alone. */
import { areasWithin, placeOf } from '../../../shared/statistics/area-place.ts'
import type { Amount } from '../../../shared/statistics/derive/amount.ts'
import { medianDays } from '../../../shared/statistics/derive/median-days.ts'
import { childrenOf, rateOf } from '../../../shared/statistics/derive/rate.ts'
import { shareOf } from '../../../shared/statistics/derive/share.ts'
import { durationEdges } from '../../../shared/statistics/dimensions.ts'
import { periodsWithin } from '../../../shared/statistics/figure-tables.ts'
import type { Target, TargetIndicator } from '../../../shared/target.ts'
import type { Shown } from '../content.ts'
import type { Ask } from './ask.ts'
import { amountOf, type Match, releasedOf } from './released-cells.ts'

/** `none`: there is no table for this indicator in an area; `not_yet`: not released for this year. */
export type Actual = Shown & { state: 'released' | 'not_yet' | 'none' }

/** A median from noisy bins is off by about so many days, even where no bin is hidden. */
const medianNoise = 2

const ways: Readonly<Record<TargetIndicator, (ask: Ask, target: Target) => Actual>> = {
  families: (ask, target) => read(ask, familiesTable(ask, target), (amount) => amount(areaMatch(ask, target))),
  arrivalShare: (ask, target) => {
    // The stages are released for the whole network only; outcomes of an area have another base.
    if (placeOf(ask.source, target.areaId) !== 'network') return { value: null, state: 'none' }
    return read(ask, 'year:funnelStage', (amount) =>
      shareOf(amount({ funnelStage: 'arrived' }), amount({ funnelStage: 'handed_over' })),
    )
  },
  medianDays: (ask, target) => {
    const place = placeOf(ask.source, target.areaId)
    const table = `year:${place === 'network' ? 'field' : place},durationBin`
    return read(ask, table, (amount) => {
      const bins = durationEdges.map((edge) => amount({ ...areaMatch(ask, target), durationBin: `d${edge}` }))
      const median = medianDays(bins, ask.source.thresholds?.show)
      if (median === null) return { value: null }
      const { days, earliest, latest } = median
      return { value: days, pm: Math.max(medianNoise, latest - days, days - earliest) }
    })
  },
  unmetFamilies: (ask, target) =>
    placeOf(ask.source, target.areaId) === 'network'
      ? read(ask, 'unmet-quarter:', (amount) => amount({}))
      : read(ask, 'unmet-year:district,gap', (amount) => amount({ district: areasWithin(ask.source, target.areaId) })),
  ratePer1000: (ask, target) => {
    const id = target.areaId ?? ask.source.root
    const area = ask.source.areas.find((each) => each.id === id)
    const counted = area === undefined ? undefined : childrenOf(area)
    if (counted === undefined) return { value: null, state: 'none' }
    return read(ask, familiesTable(ask, target), (amount) => rateOf(amount(areaMatch(ask, target)), counted.children))
  },
}

/** In the unit of the indicator (families, percent, days), of the year and area that target and question name. */
export function actualOf(ask: Ask, target: Target): Actual {
  return ways[target.indicator](ask, target)
}

function familiesTable({ source }: Ask, { areaId }: Target): string {
  const place = placeOf(source, areaId)
  return place === 'network' ? 'year:' : `year:${place}`
}

function areaMatch({ source }: Ask, { areaId }: Target): Match {
  return placeOf(source, areaId) === 'network' ? {} : { district: areaId, region: areaId }
}

/** Reads a table where all of its periods of the year are released: a part of a year is no year's number. */
function read({ source, period }: Ask, table: string, of: (amount: (match: Match) => Amount) => Shown): Actual {
  const periods = periodsWithin(table, period)
  if (releasedOf(source, table, periods).length < periods.length) return { value: null, state: 'not_yet' }
  const { value, pm } = of((match) => amountOf(source, table, periods, match))
  return { value, ...(value !== null && pm !== undefined && { pm }), state: 'released' }
}
