/** Days as offices write them: `1.3.2026`, `1. März 2026`, `03/2026`, `Stand: März 2026`, a spreadsheet's number. */
import { day } from '../../../../../shared/scalars.ts'
import { fold } from '../../../../../shared/text/fold.ts'
import { dayMs } from '../../../../../shared/utc-day.ts'

const months = 'jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez'.split('|')
/** English and other beginnings of the same month. */
const alsoCalled: Readonly<Record<string, string>> = { mrz: 'mar', may: 'mai', oct: 'okt', dec: 'dez' }
const spreadsheetStart = Date.UTC(1899, 11, 30)

/** `YYYY-MM-DD`; a month alone is its first day, a year alone its first: later than that nobody confirmed it. */
export function dayOf(written: string): string | undefined {
  const text = fold(written).trim()
  const [, d, m, y] = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)/.exec(text) ?? []
  if (y !== undefined) return iso(y, m, d)
  const [, year, month, date] = /(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text) ?? []
  if (date !== undefined) return iso(year, month, date)
  const [, dayNumber, name, ofYear] = /(?:(?<!\d)(\d{1,2})\.?\s+)?\b([a-z]{3,9})\.?\s+(\d{4})(?!\d)/.exec(text) ?? []
  const named = monthOf(name)
  if (named !== undefined) return iso(ofYear, named, dayNumber ?? '1')
  const [, monthNumber, inYear] = /^(?:stand:?\s*)?(\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  if (inYear !== undefined) return iso(inYear, monthNumber, '1')
  if (/^(?:stand:?\s*)?(19|20)\d{2}$/.test(text)) return iso(text.slice(-4), '1', '1')
  return fromSpreadsheet(text)
}

function monthOf(name: string | undefined): string | undefined {
  const start = name?.slice(0, 3) ?? ''
  const at = months.indexOf(alsoCalled[start] ?? start)
  return at < 0 ? undefined : String(at + 1)
}

function iso(year = '', month = '', date = ''): string | undefined {
  const whole = year.length === 2 ? `20${year}` : year
  return day.safeParse(`${whole}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`).data
}

/** Days since 30 December 1899, from 2000 to 2099. */
function fromSpreadsheet(text: string): string | undefined {
  const number = /^(\d{5})(?:[.,]\d+)?$/.exec(text)?.[1]
  if (number === undefined || Number(number) < 36_526 || Number(number) > 73_050) return undefined
  return new Date(spreadsheetStart + Number(number) * dayMs).toISOString().slice(0, 10)
}
