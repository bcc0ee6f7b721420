/** What beside the words speaks for or against an offer, as codes; for the shown offers alone, strongest first. */
import type { Need } from '../../shared/codes/need.ts'
import { capacityCodes, dayNumber } from './coded.ts'
import { pausedBit } from './facets.ts'
import type { Point } from './near.ts'
import type { SearchIndex } from './open-index.ts'
import { far, kilometresTo, reliable, relianceIn, unreliable } from './quality.ts'
import type { Because } from './types.ts'
import { chosenFor, type Uses } from './uses.ts'

type Circumstances = { uses: Uses; needs: ReadonlySet<Need>; from: Point | undefined; today: string }

/** @param offer its number in the index @returns kilometres as whole numbers from 1 on */
export function becauseOf(index: SearchIndex, offer: number, now: Circumstances): Because[] {
  const id = index.offerId(offer)
  const because: Because[] = []
  const times = chosenFor(now.uses, id, now.needs)
  if (times > 0) because.push({ code: 'used_here', times })
  const away = kilometresTo(index, offer, now.from)
  if (away !== undefined && away <= far / 2) because.push({ code: 'near', kilometres: Math.max(1, Math.round(away)) })
  const level = now.uses.released.get(id)
  if (level !== undefined) because.push({ code: level === 'often' ? 'often_used' : 'used' })
  const capacity = index.arrays.capacities[offer] ?? 0
  const room = capacityCodes.all[capacity & ~pausedBit]
  if (capacity & pausedBit) because.push({ code: 'paused' })
  else if (room === 'available' || room === 'few') because.push({ code: 'free_places' })
  else if (room === 'full') because.push({ code: 'full' })
  const reliance = relianceIn(index, offer, dayNumber(now.today))
  if (reliance >= reliable) because.push({ code: 'recently_confirmed' })
  else if (reliance <= unreliable) because.push({ code: 'stale' })
  return because
}
