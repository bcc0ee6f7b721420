/**
 * The search itself, over opened indexes: pure, without database or clock. The panel, the evaluation and the
 * benchmark all call this.
 */
import { codesOf } from '../../shared/codes/index.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import { becauseOf } from './because.ts'
import { Best, interleave, type Ranked } from './best.ts'
import { needCodes, typeCodes } from './coded.ts'
import { keptStanding } from './kept-standing.ts'
import type { Segment } from './open-index.ts'
import type { OwnWords } from './own-words.ts'
import { type Plan, planOf } from './plan.ts'
import { reasonsOf } from './reasons.ts'
import { Scores } from './score.ts'
import type { SoftContext, Standing } from './standing.ts'
import type { Answer, CaseContext, Filters, Hit } from './types.ts'
import { liftedByUse, noUses, type Uses } from './uses.ts'

/** Below this share of the best score an offer no longer counts as found. */
const relevantShare = 0.16
const mostNeeds = 5

const scoresBySegment: Scores[] = []
const noStanding: Standing = {
  hidden: new Uint8Array(0),
  factor: new Float32Array(0),
  steps: new Int8Array(0),
  from: undefined,
}

/** What is known beside the indexes; read after the panel has opened. */
export type Beside = { own?: OwnWords; uses?: Uses }

/** Searches the segments. `today` as YYYY-MM-DD. Never throws, whatever the query. */
export function run(
  segments: readonly Segment[],
  query: string,
  context: CaseContext,
  filters: Filters,
  limit: number,
  today: string,
  { own, uses = noUses }: Beside = {},
): Answer {
  const plan = planOf(segments, query, context, own)
  const soft: SoftContext = {
    ...(plan.ageMonths !== undefined && { ageMonths: plan.ageMonths }),
    ...(plan.areaId !== undefined && { areaId: plan.areaId }),
    ...(plan.language !== undefined && { language: plan.language }),
  }
  const standing = segments.map(({ index }) => keptStanding(index, context, filters, soft, today))
  const looks =
    context.need !== undefined ||
    plan.groups.some(
      ({ perSegment, types }) =>
        types?.some((weight) => weight > 0) || perSegment.some(({ best, parts }) => best.length + parts.length > 0),
    )
  if (!looks && (query.trim() === '' ? isEmpty(context, filters) : Object.keys(soft).length === 0))
    return { hits: [], total: 0, hidden: 0, recognised: plan.recognised, needs: [] }
  const needs = [...new Set([...(context.need === undefined ? [] : [context.need]), ...spokenNeeds(plan)])]
  const lifted = segments.map(({ index }) => liftedByUse(index, uses, new Set(needs)))
  const ground = { segments, standing, lifted, limit, need: context.need }
  const found = looks ? rankFound(ground, plan) : rankAll(ground)
  const hits = found.ranked.map(({ segment, offer, score }): Hit => {
    const { steps: allSteps, from } = standing[segment] ?? noStanding
    const steps = allSteps[offer] ?? -1
    const index = segments[segment]?.index
    return {
      offerId: index?.offerId(offer) ?? '',
      score,
      reasons: looks ? reasonsOf(segments, segment, offer, plan.groups) : [],
      because: index === undefined ? [] : becauseOf(index, offer, { uses, needs: new Set(needs), from, today }),
      ...(steps >= 0 && { areaSteps: steps }),
    }
  })
  return {
    hits,
    total: found.total,
    hidden: found.hidden,
    recognised: plan.recognised,
    needs: needs.length > 0 ? needs : likelyNeeds(segments, found.ranked),
  }
}

type Found = { ranked: Ranked[]; total: number; hidden: number }

type Ground = {
  segments: readonly Segment[]
  standing: readonly Standing[]
  /** By segment: offers that use lifts, with their factor. */
  lifted: readonly ReadonlyMap<number, number>[]
  limit: number
  need: CaseContext['need']
}

function rankFound({ segments, standing, lifted, limit, need }: Ground, plan: Plan): Found {
  const lanes = lanesOf(plan)
  const best = lanes.map(() => new Best(limit))
  const laneOf = (type: number): number => {
    const lane = lanes.findIndex((types) => types?.has(type))
    return lane < 0 ? lanes.length - 1 : lane
  }
  let highest = 0
  segments.forEach(({ index, dead }, at) => {
    const scores = scoresOf(at)
    const { hidden, factor } = standing[at] ?? noStanding
    scores.run(segments, at, plan.groups, need)
    for (const [offer, by] of lifted[at] ?? []) scores.multiply(offer, by)
    for (let place = 0; place < scores.metCount; place++) {
      const offer = scores.metAt(place)
      const score = dead.size > 0 && dead.has(offer) ? 0 : scores.multiply(offer, factor[offer] as number)
      if (score > highest) highest = score
      if (hidden[offer] === 1 || score <= 0) continue
      best[lanes.length === 1 ? 0 : laneOf(index.arrays.types[offer] as number)]?.add(at, offer, score)
    }
  })
  const floor = highest * relevantShare
  const counted = countFrom(segments, standing, floor)
  const lists = best.map(({ list }) => list)
  const ranked = lanes.length === 1 ? (lists[0] ?? []) : interleaved(lists, limit)
  return { ranked: ranked.filter(({ score }) => score >= floor), ...counted }
}

/** How many offers are worth showing, and how many of those filters or context hide. */
function countFrom(
  segments: readonly Segment[],
  standing: readonly Standing[],
  floor: number,
): { total: number; hidden: number } {
  let total = 0
  let hidden = 0
  segments.forEach(({ dead }, at) => {
    const scores = scoresOf(at)
    const { hidden: hide } = standing[at] ?? noStanding
    for (let place = 0; place < scores.metCount; place++) {
      const offer = scores.metAt(place)
      if (scores.of(offer) < floor || (dead.size > 0 && dead.has(offer))) continue
      if (hide[offer] === 1) hidden++
      else total++
    }
  })
  return { total, hidden }
}

/** Meanings of an ambiguous abbreviation, each with its offer types; the last lane takes what belongs to none. */
function lanesOf({ ambiguous }: Plan): (Set<number> | undefined)[] {
  if (ambiguous === undefined) return [undefined]
  const meant = ambiguous.meanings.filter(({ offerTypes }) => offerTypes.length > 0)
  return [...meant.map(({ offerTypes }) => new Set(offerTypes.map(typeCodes.number))), undefined]
}

function interleaved(lists: readonly Ranked[][], limit: number): Ranked[] {
  const meant = interleave(lists.slice(0, -1), limit)
  return [...meant, ...(lists.at(-1) ?? [])].slice(0, limit)
}

/** Without words: the offers that fit the case best. */
function rankAll({ segments, standing, lifted, limit }: Ground): Found {
  const best = new Best(limit)
  let total = 0
  let hidden = 0
  segments.forEach(({ index, dead }, at) => {
    const { hidden: hide, factor } = standing[at] ?? noStanding
    for (let offer = 0; offer < index.size; offer++) {
      if (dead.has(offer)) continue
      if (hide[offer] === 1) hidden++
      else {
        total++
        best.add(at, offer, (factor[offer] as number) * (lifted[at]?.get(offer) ?? 1))
      }
    }
  })
  return { ranked: best.list, total, hidden }
}

function isEmpty(context: CaseContext, filters: Filters): boolean {
  const unfiltered = Object.values(filters).every((filter) =>
    Array.isArray(filter) ? filter.length === 0 : filter === false,
  )
  return unfiltered && Object.values(context).every((value) => value === undefined)
}

/** One set of reused arrays for each segment. */
function scoresOf(segment: number): Scores {
  const before = scoresBySegment[segment]
  if (before !== undefined) return before
  const scores = new Scores()
  scoresBySegment[segment] = scores
  return scores
}

/** Needs the words speak of, best first. */
function spokenNeeds(plan: Plan): Answer['needs'] {
  const spoken = [...plan.meaning.needs.entries()].filter(([, weight]) => weight > 0.3).sort((a, b) => b[1] - a[1])
  const strongest = spoken[0]?.[1] ?? 0
  return spoken
    .filter(([, weight]) => weight >= 0.3 * strongest)
    .flatMap(([need]) => needCodes.all[need] ?? [])
    .slice(0, mostNeeds)
}

/** Where the words speak of none: the first need of the best offers' types. */
function likelyNeeds(segments: readonly Segment[], ranked: readonly Ranked[]): Answer['needs'] {
  const types = ranked.slice(0, 3).map(({ segment, offer }) => segments[segment]?.index.arrays.types[offer] ?? 0)
  return [
    ...new Set(
      types.flatMap((type) => offerTypeFacts[codesOf('offerType')[type] ?? 'family_office'].needs.slice(0, 1)),
    ),
  ]
}
