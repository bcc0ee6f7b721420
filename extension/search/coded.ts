/** Codes as small numbers and bits, so that an offer's facets fit into a few bytes. */
import { type CodeList, type CodeOf, codesOf } from '../../shared/codes/index.ts'
import { dayMs } from '../../shared/utc-day.ts'

type Numbered<L extends CodeList> = {
  all: CodeOf<L>[]
  number: (code: CodeOf<L>) => number
  bits: (codes: readonly CodeOf<L>[]) => number
}

function numbered<L extends CodeList>(list: L): Numbered<L> {
  const all: CodeOf<L>[] = [...codesOf(list)]
  const byCode = new Map(all.map((code, index) => [code, index]))
  const number = (code: CodeOf<L>): number => byCode.get(code) ?? 0
  const bits = (codes: readonly CodeOf<L>[]): number => {
    let set = 0
    for (const code of codes) set |= 1 << number(code)
    return set >>> 0
  }
  return { all, number, bits }
}

export const typeCodes = numbered('offerType')
export const needCodes = numbered('need')
export const phaseCodes = numbered('lifePhase')
export const fieldCodes = numbered('fieldOfAction')
export const accessCodes = numbered('accessMode')
export const settingCodes = numbered('setting')
export const languageCodes = numbered('language')
export const capacityCodes = numbered('capacity')

/** No age limit on this side. */
export const noAge = 0x7fff

const firstDay = Date.UTC(2000, 0, 1)

/** Days since the first of January 2000; 0 means never. */
export function dayNumber(day: string | undefined): number {
  if (day === undefined) return 0
  const days = Math.floor((Date.parse(day) - firstDay) / dayMs)
  return Number.isFinite(days) ? Math.min(65_535, Math.max(1, days)) : 0
}

/** A UUID as sixteen bytes at a place of an array. */
export function writeId(id: string, into: Uint8Array, at: number): void {
  const hex = id.replaceAll('-', '')
  for (let i = 0; i < 16; i++) into[at + i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
}

const byteText = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The UUID that `writeId` wrote. */
export function readId(from: Uint8Array, at: number): string {
  let id = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) id += '-'
    id += byteText[from[at + i] ?? 0]
  }
  return id
}
