/**
 * How every offer stands to the case and the filters, before any word is looked for: shown or hidden, and a
 * factor for nearness, age, language and quality (quality.ts). Computed once per context, reused for every keystroke.
 */
import { lifePhases } from '../../shared/codes/life-phase.ts'
import { costs } from '../../shared/cost.ts'
import { areaTree, stepsTo } from './area-tree.ts'
import {
  accessCodes,
  capacityCodes,
  dayNumber,
  fieldCodes,
  languageCodes,
  noAge,
  phaseCodes,
  settingCodes,
} from './coded.ts'
import type { Point } from './near.ts'
import type { SearchIndex } from './open-index.ts'
import { qualityOf } from './quality.ts'
import type { CaseContext, Filters } from './types.ts'

export type Standing = {
  /** 1 where filters or context hide the offer. */
  hidden: Uint8Array
  factor: Float32Array
  /** Steps in the area tree; −1 without an area. */
  steps: Int8Array
  /** The middle of the area the search is for, where it is known. */
  from: Point | undefined
}

/** What the query itself says of age, place and language: ranks, never hides. */
export type SoftContext = CaseContext

const weights = {
  near: [0.25, 0.18, 0.12, 0.1],
  beside: -0.2,
  language: 0.2,
  germanOnly: -0.12,
  closePhase: 0.06,
} as const
const misfitShare = 0.45
const everyPhase = 1 << phaseCodes.number('all_phases')

/** The standing of every offer of an index; `today` as YYYY-MM-DD. */
export function standingOf(
  index: SearchIndex,
  context: CaseContext,
  filters: Filters,
  soft: SoftContext,
  today: string,
): Standing {
  const { arrays, size } = index
  const hidden = new Uint8Array(size)
  const factor = new Float32Array(size)
  const steps = new Int8Array(size).fill(-1)
  const passes = filterOf(index, filters)
  const tree = areaTree(index.areas)
  const caseArea = context.areaId === undefined ? undefined : tree.numbers.get(context.areaId)
  const softArea = soft.areaId === undefined ? undefined : tree.numbers.get(soft.areaId)
  const languageBit = bitOf(soft.language ?? context.language)
  const now = dayNumber(today)
  const from = index.areas[softArea ?? caseArea ?? -1]?.centre
  for (let offer = 0; offer < size; offer++) {
    const reach = reachOf(arrays.areaStarts, arrays.areas, offer)
    const near = caseArea === undefined ? undefined : stepsTo(tree, caseArea, reach)
    if (near !== undefined) steps[offer] = Math.min(near.steps, 127)
    if (!passes(offer) || !fitsAge(index, offer, context) || near?.elsewhere === true) hidden[offer] = 1
    const wanted = softArea === undefined ? near : stepsTo(tree, softArea, reach)
    let sum = 1
    if (wanted !== undefined) sum += wanted.covers ? (weights.near[wanted.steps] ?? weights.near[3]) : weights.beside
    sum += languageFit(arrays.languages[offer] ?? 0, languageBit)
    if (context.ageMonths !== undefined || context.lifePhase !== undefined)
      sum += phaseCloseness(arrays.phases[offer] ?? 0)
    factor[offer] = sum * (1 + qualityOf(index, offer, now, from)) * (fitsAge(index, offer, soft) ? 1 : misfitShare)
  }
  return { hidden, factor, steps, from }
}

function reachOf(starts: Uint32Array, areas: Uint16Array, offer: number): Uint16Array {
  return areas.subarray(starts[offer] ?? 0, starts[offer + 1] ?? 0)
}

/** Whether the offer serves this age, or this phase where no age is known. Offers for all phases always do. */
export function fitsAge({ arrays }: SearchIndex, offer: number, { ageMonths, lifePhase }: CaseContext): boolean {
  const phases = arrays.phases[offer] ?? 0
  const from = arrays.ageFrom[offer] ?? noAge
  const to = arrays.ageTo[offer] ?? noAge
  if (ageMonths !== undefined) {
    if (from !== noAge || to !== noAge) return (from === noAge || ageMonths >= from) && (to === noAge || ageMonths < to)
    return (
      (phases & everyPhase) !== 0 ||
      lifePhases.some(
        (phase, number) =>
          (phases & (1 << number)) !== 0 && ageMonths >= phase.ageFromMonths && ageMonths < phase.ageToMonths,
      )
    )
  }
  if (lifePhase === undefined || lifePhase === 'all_phases') return true
  return (phases & (everyPhase | (1 << phaseCodes.number(lifePhase)))) !== 0
}

/** A test of one offer against the filters, built once. */
function filterOf({ arrays }: SearchIndex, filters: Filters): (offer: number) => boolean {
  const fields = fieldCodes.bits(filters.fields)
  const settings = settingCodes.bits(filters.settings)
  const languages = languageCodes.bits(filters.languages)
  const german = filters.languages.includes('de')
  const access = new Set(filters.access.map(accessCodes.number))
  const costNumbers = new Set(filters.costs.map((cost) => costs.indexOf(cost)))
  const free = new Set([capacityCodes.number('available'), capacityCodes.number('few')])
  return (offer) => {
    const spoken = arrays.languages[offer] ?? 0
    return (
      (fields === 0 || ((arrays.fields[offer] ?? 0) & fields) !== 0) &&
      (settings === 0 || ((arrays.settings[offer] ?? 0) & settings) !== 0) &&
      (languages === 0 || (spoken & languages) !== 0 || (german && spoken === 0)) &&
      (access.size === 0 || access.has(arrays.access[offer] ?? 0)) &&
      (costNumbers.size === 0 || costNumbers.has(arrays.costs[offer] ?? 0)) &&
      (!filters.onlyFree || free.has(arrays.capacities[offer] ?? 0))
    )
  }
}

function bitOf(language: CaseContext['language']): number {
  return language === undefined || language === 'de' ? 0 : 1 << languageCodes.number(language)
}

function languageFit(spoken: number, wanted: number): number {
  if (wanted === 0) return 0
  return (spoken & wanted) !== 0 ? weights.language : weights.germanOnly
}

/** An offer made for few phases fits better than one for everybody. */
function phaseCloseness(phases: number): number {
  let count = 0
  for (let left = phases; left !== 0; left &= left - 1) count++
  return count <= 2 && (phases & everyPhase) === 0 ? weights.closePhase : 0
}
