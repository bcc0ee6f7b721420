/** The figures people look at and put into reports: each is made of released tables alone, never of anything else. */

export const figureKinds = [
  'referred',
  'funnel',
  'outcomes',
  'breaks',
  'flows',
  'matrix',
  'needs',
  'gaps',
  'waiting',
  'reach',
  'map',
  'pilot',
  'targets',
  'freshness',
] as const
export type FigureKind = (typeof figureKinds)[number]

/** What a figure is narrowed to. A figure that has no table for the cut says so instead of showing something else. */
export type FigureCut = { areaId?: string | undefined; phase?: string | undefined; field?: string | undefined }

/** A released table and the periods of it that are wanted. */
export type TableRequest = { table: string; periods: string[] }
