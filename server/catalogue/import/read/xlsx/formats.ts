/** How a workbook shows its numbers, as far as it changes what a number means: days, times, per cent, leading zeros. */
import type { ReadOptions } from '../steps.ts'
import type { Packed } from '../zip.ts'
import { readXml } from './xml.ts'

export type NumberFormat =
  | { kind: 'plain' }
  | { kind: 'day' | 'time' | 'instant' | 'percent' }
  | { kind: 'zeros'; digits: number }

const plain: NumberFormat = { kind: 'plain' }

/** Formats every workbook has without saying them (ECMA-376, 18.8.30). */
const builtIn = new Map<number, NumberFormat>([
  ...[9, 10].map((id) => [id, { kind: 'percent' }] as const),
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, { kind: 'day' }] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, { kind: 'time' }] as const),
  [22, { kind: 'instant' }],
])

/** The format of a cell's style by its number. */
export async function readFormats(packed: Packed, part: string, options: ReadOptions): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  await readXml(
    packed,
    part,
    {
      open(name, { numFmtId, formatCode }) {
        const id = Number(numFmtId)
        if (name === 'numFmt') own.set(id, formatOf(formatCode ?? ''))
        if (name === 'cellXfs') inCells = true
        if (name === 'xf' && inCells) formats.push(own.get(id) ?? builtIn.get(id) ?? plain)
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    },
    options,
  )
  return formats
}

/** What a format code such as `TT.MM.JJJJ` (stored as `dd.mm.yyyy`), `0.0%` or `00000` makes of a number. */
export function formatOf(code: string): NumberFormat {
  const [positive = ''] = code.split(';')
  const bare = positive.replace(/"[^"]*"|\\.|[_*].|\[(?!h|m|s)[^\]]*\]/gi, '').toLowerCase()
  const [day, time] = [/[dy]|m{3}/.test(bare), /[hs]/.test(bare)]
  if (day || time) return { kind: day && time ? 'instant' : day ? 'day' : 'time' }
  if (bare.includes('%')) return { kind: 'percent' }
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', digits: Math.min(bare.length, 30) }
  return plain
}
