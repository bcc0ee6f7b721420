/** Cells as values: numbers with decimal commas, German days, web addresses without a scheme. Undefined: unusable. */
import { day } from '../../../shared/scalars.ts'

/** `51,29`, `51.29` and `1.234,5`; a lone dot is always a decimal point, as in coordinates. */
export function numberOf(text: string): number | undefined {
  const bare = text.replace(/\s/g, '')
  const plain = bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** `2026-03-01`, `1.3.2026`, and days with a time behind. */
export function dayOf(text: string): string | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text)
  const iso = german
    ? `${german[3]}-${(german[2] ?? '').padStart(2, '0')}-${(german[1] ?? '').padStart(2, '0')}`
    : text.slice(0, 10)
  return day.safeParse(iso).data
}

/** A web address; `www.…` gets a scheme. */
export function urlOf(text: string): string | undefined {
  const whole = /^[a-z]+:/i.test(text) ? text : `https://${text}`
  try {
    const { protocol, hostname } = new URL(whole)
    return /^https?:$/.test(protocol) && hostname.includes('.') ? whole : undefined
  } catch {
    return undefined
  }
}

/** A telephone number without quotes and doubled spaces; it must hold at least three digits. */
export function phoneOf(text: string): string | undefined {
  const bare = text.replace(/["'\s]+/g, ' ').trim()
  return bare.replace(/\D/g, '').length >= 3 && bare.length <= 60 ? bare : undefined
}

export function emailOf(written: string): string | undefined {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(written) ? written : undefined
}

/** Months from a number of months or years; what lies beyond the chain's ages is no age. */
export function monthsOf(factor: number): (written: string) => number | undefined {
  return (written) => {
    const number = numberOf(written)
    const months = number === undefined ? undefined : Math.round(number * factor)
    return months !== undefined && months >= -9 && months <= 324 ? months : undefined
  }
}

/** The month in which an age of so many years ends; beyond the chain's ages it is their end. */
export function endOf(written: string): number | undefined {
  const years = numberOf(written)
  return years === undefined || years < 0 ? undefined : Math.min(Math.round(years + 1) * 12, 324)
}
