/**
 * Networks beside each other, from what each let out of its municipality. Fewer than five are not compared: of four,
 * one could be worked out from the other three. Rates and shares rest on at least fifty families.
 */
import { type OutsideView, outsideViewSchema } from '../../../shared/protocol/statistics.ts'
import { rateOf } from '../../../shared/statistics/derive/rate.ts'
import { share } from '../../../shared/statistics/derive/share.ts'

/** The own one is among them. */
export const fewestNetworks = 5
export const leastNumerator = 50
/** A view holds a few thousand cells; whatever is larger is none. */
const mostBytes = 2_000_000

export type Compared = {
  network: string
  own: boolean
  /** Rounded to fives; null where it was not let out. */
  families: number | null
  children?: number
  populationOn?: string
  /** Per 1,000 children, one decimal. */
  rate: number | null
  /** Percent of the families handed over that arrived by the receiver's or their own word. */
  arrival: number | null
  /** By field of action the bin in which the median of days lies, such as `d14`. */
  days: ReadonlyMap<string, string | null>
}

/** A view from the text of a file; undefined where it is none. */
export function readView(text: string): OutsideView | undefined {
  if (text.length > mostBytes) return undefined
  try {
    const view = outsideViewSchema.safeParse(JSON.parse(text))
    return view.success ? view.data : undefined
  } catch {
    return undefined
  }
}

/** A network has one view of a year: a newer file takes the older one's place. */
export function withView(views: readonly OutsideView[], added: OutsideView): OutsideView[] {
  const others = views.filter(({ network, year }) => network !== added.network || year !== added.year)
  return [...others, added]
}

/** The views of a year with the own one, each network once; the own one's file counts as nobody else's. */
export function networksOf(own: OutsideView, views: readonly OutsideView[]): OutsideView[] {
  return [own, ...views.filter(({ network, year }) => year === own.year && network !== own.network)]
}

/** The highest rate first, those without one at the end; nothing as long as there are too few networks. */
export function comparison(own: OutsideView, views: readonly OutsideView[]): Compared[] {
  const all = networksOf(own, views)
  if (all.length < fewestNetworks) return []
  const rows = all.map((view) => compared(view, view === own))
  return rows.toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || a.network.localeCompare(b.network, 'de'))
}

function compared(view: OutsideView, own: boolean): Compared {
  const { network, children, populationOn, medians } = view
  const families = cellOf(view, 'year:')
  const arrived = enough(cellOf(view, 'year:funnelStage', 'arrived'))
  const rated = { value: enough(families), pm: 0, cells: 1, hiddenCells: 0 }
  return {
    network,
    own,
    families,
    ...(children !== undefined && { children }),
    ...(populationOn !== undefined && { populationOn }),
    rate: children === undefined ? null : rateOf(rated, children).value,
    arrival: share(arrived, cellOf(view, 'year:funnelStage', 'handed_over')),
    days: new Map(medians.map(({ field, class: bin }) => [field, bin])),
  }
}

function enough(value: number | null): number | null {
  return value !== null && value >= leastNumerator ? value : null
}

function cellOf({ tables }: OutsideView, table: string, ...coord: string[]): number | null {
  const cells = tables.find((each) => each.table === table)?.cells ?? []
  return cells.find((cell) => cell.coord.join('|') === coord.join('|'))?.value ?? null
}

/** The one in the middle; of an even number the mean of the two. Null without any. */
export function middleOf(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : Math.round(5 * (low + high)) / 10
}
