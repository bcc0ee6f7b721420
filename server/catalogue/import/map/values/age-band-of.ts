/** Age bands of statistics offices by what a column is called: `age_3_5`, `3 bis 5 Jahre`, `10-14`, `unter 1`, `u3`. */
import { type AgeBand, ageBands } from '../../../../../shared/codes/age-band.ts'
import { fold } from '../../../../../shared/text/fold.ts'

/** `from` and `to` in years, both included. */
type Years = { from: number; to: number }

type Band = Years & { code: AgeBand }

/** Ours, each up to the year before the next. */
const ours: readonly Band[] = ageBands
  .flatMap((band) => ('fromYears' in band ? [{ code: band.code, from: band.fromYears }] : []))
  .map(({ code, from }, at, all) => ({ code, from, to: (all[at + 1]?.from ?? 27) - 1 }))

/** Undefined when the name speaks of no ages. */
export function yearsOf(name: string): Years | undefined {
  const text = fold(name)
    .replace(/[_\s]+/g, ' ')
    .replace(
      /^(?:(?:kinder|einwohner|einw|bevolkerung|personen|anzahl|alter|age|ages|children|population|im alter|von|der|pop) )+/,
      '',
    )
    .replace(/ ?(?:jahre?n?|jahrige?|j\.?|years?)(?: alt)?$/, '')
    .trim()
  const [, under] = /^(?:u|unter |under )(\d{1,2})$/.exec(text) ?? []
  if (under !== undefined) return { from: 0, to: Number(under) - 1 }
  const [, from, upTo, to] =
    /^(\d{1,2}) ?(-|–|bis|to| |bis unter|bis u\.?) ?(?:u(?:nter)? ?)?(\d{1,2})$/.exec(text) ?? []
  if (from === undefined || to === undefined) return undefined
  const exclusive = /unter|bis u/.test(text)
  const years = { from: Number(from), to: Number(to) - (exclusive ? 1 : 0) }
  return upTo !== undefined && years.from <= years.to && years.to < 120 ? years : undefined
}

/** The band of ours that is exactly these years; a band across ours cannot be told apart and has none. */
export function ageBandOf(name: string): AgeBand | undefined {
  const years = yearsOf(name)
  if (years === undefined) return /^(?:prenatal|ungeboren)/.test(fold(name)) ? 'prenatal' : bandOfCode(name)
  return ours.find(({ from, to }) => from === years.from && to === years.to)?.code
}

function bandOfCode(name: string): AgeBand | undefined {
  return ageBands.find(({ code }) => code === name.trim())?.code
}
