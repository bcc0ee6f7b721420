/** A number of a workbook as text that no country reads otherwise: `2026-03-01`, `09:30`, `12.5`, `01067`. */
import type { NumberFormat } from './formats.ts'

const dayInSeconds = 24 * 60 * 60
/** The calendar begins on the last day of 1899, which makes up for a leap day 1900 that never was. */
const first1900 = Date.UTC(1899, 11, 30) / 1000
const first1904 = Date.UTC(1904, 0, 1) / 1000
/** Years 1 to 9999, in days around 1900. */
const lastDay = 2_958_465

/** @param written as in the file, a decimal number with a dot. */
export function numberText(written: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(written)
  if (written === '' || !Number.isFinite(value)) return written
  switch (format.kind) {
    case 'plain':
      return plainText(value)
    case 'percent':
      return plainText(value * 100)
    case 'zeros':
      return Number.isInteger(value) && value >= 0 ? plainText(value).padStart(format.digits, '0') : plainText(value)
    default:
      return value < 0 || value > lastDay ? plainText(value) : timeText(value, format.kind, from1904)
  }
}

/** Fifteen digits, as Excel shows: 0.1 + 0.2 is 0.3. Never with an exponent: a telephone number may be a number. */
function plainText(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  return text.includes('e') ? rounded.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

function timeText(value: number, kind: 'day' | 'time' | 'instant', from1904: boolean): string {
  const seconds = Math.round(value * dayInSeconds)
  const iso = new Date(((from1904 ? first1904 : first1900) + seconds) * 1000).toISOString()
  const [day, clock] = [iso.slice(0, 10), iso.slice(11, 16)]
  if (kind === 'time') return value === 1 ? '24:00' : clock
  return kind === 'day' || clock === '00:00' ? day : `${day}T${clock}`
}
