/**
 * What a figure says, before anything is drawn: the same content becomes a picture, a sentence, a table, lines of CSV
 * and a page of a report. A hidden number is `null` everywhere and never becomes zero.
 */
import type { FigureKind } from '../../shared/statistics/figure-kinds.ts'

/** A number with the distance within which the true one lies in 96 of 100 cases; `value` null: hidden. */
export type Shown = { value: number | null; pm?: number }

export type Bar = Shown & { label: string; note?: string }

export type Picture =
  | { kind: 'trend'; unit: string; lines: { label: string; points: ({ period: string; label: string } & Shown)[] }[] }
  | { kind: 'bars'; unit: string; bars: Bar[] }
  /** Each row is whole (100); parts in the order in which they are drawn, `evidence` drawn fainter the weaker it is. */
  | { kind: 'parts'; rows: { label: string; parts: (Bar & { strength: 'strong' | 'weak' | 'none' | 'broken' })[] }[] }
  | { kind: 'funnel'; unit: string; stages: Bar[] }
  | { kind: 'matrix'; rows: string[]; columns: string[]; cells: Shown[][] }
  /** Nodes left and right by label; `rests`: what else leaves a node, by ways that are not shown. */
  | {
      kind: 'flows'
      links: { from: string; to: string; value: number }[]
      rests: { from: string; value: number }[]
    }
  | { kind: 'map'; unit: string; areas: ({ id: string; label: string; geometry: unknown } & Shown)[] }
  | { kind: 'scatter'; xLabel: string; yLabel: string; points: ({ label: string; x: number } & Shown)[] }
  /** Histogram of days; `median` in whole days. */
  | { kind: 'days'; bins: Bar[]; median: number | null }
  | {
      kind: 'targets'
      rows: {
        label: string
        goal?: string
        baseline?: number
        actual: Shown
        target: number
        unit: string
        dueOn: string
      }[]
    }

/** A column of the figure's table; rows carry a text or a number for each, null where hidden. */
type FigureColumn = { label: string; numeric: boolean }

export type FigureContent = {
  figure: FigureKind
  title: string
  /** What the figure shows, in one or two sentences with its numbers: heading of the picture and its text alternative. */
  sentence: string
  /**
   * `empty`: nothing was released for this period; `hidden`: all of it is too small to be shown; `no_table`: there is no
   * table for this cut; `nothing`: the catalogue holds nothing to count for (no target, no pilot area, no offer).
   */
  state: 'shown' | 'empty' | 'hidden' | 'no_table' | 'nothing'
  /** How it is counted and how sure it is. */
  method: string[]
  columns: FigureColumn[]
  rows: (string | number | null)[][]
  /** Absent unless `shown`. */
  picture?: Picture
}
