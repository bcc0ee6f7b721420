/** What a family pays, from texts like `kostenlos`, `30 €/Monat`, `einkommensabhängig`, `Eintritt frei`. */
import type { Cost } from '../../../../../shared/cost.ts'
import { foldWords } from './fold-text.ts'
import { numberOf } from './number.ts'

const free =
  /(?:^| )(?:kostenlos\w*|kostenfrei\w*|gratis|unentgeltlich\w*|gebuhrenfrei\w*|beitragsfrei\w*|umsonst|frei|free|keine (?:kosten|gebuhren?|teilnahmegebuhr)|ohne (?:kosten|gebuhr)|none|kostet nichts)(?: |$)/
const notFree = /(?:^| )(?:nicht|kein) (?:kostenlos\w*|kostenfrei\w*|frei|free)/
const reduced =
  /(?:^| )(?:einkommensabhangig\w*|nach einkommen|ermassig\w*|gestaffelt\w*|sozialstaffel\w*|vergunstigt\w*|geschwisterermassigung|reduced|sliding scale|sozialtarif|spendenbasiert|auf spendenbasis|nach (?:selbst)?einschatzung)(?: |$)/
const fee =
  /(?:^| )(?:kostenpflichtig\w*|gebuhr\w*|\w*beitrag\w*|entgelt\w*|eigenanteil|kostenbeteiligung|\w*gebuhren?|fee|kosten|preis|pro (?:monat|termin|stunde|woche|tag))(?: |$)/
const amount = /(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:€|euro?s?\b|eur\b|,-)|€\s*(\d{1,5}(?:[.,]\d{1,2})?)/gi

/** Undefined when the text does not say; a text that says more than the code is kept as the note by the caller. */
export function costOf(written: string): Cost | undefined {
  const text = foldWords(written)
  const amounts = [...written.matchAll(amount)].flatMap(([, before, behind]) => numberOf(before ?? behind ?? '') ?? [])
  const bare = amounts.length === 0 ? numberOf(written) : undefined
  const sums = bare === undefined ? amounts : [bare]
  if (reduced.test(text)) return 'reduced'
  if (notFree.test(text) || sums.some((sum) => sum > 0)) return 'fee'
  if (sums.length > 0 || free.test(text)) return 'free'
  return fee.test(text) ? 'fee' : undefined
}

/** Whether the text says no more than the code does. */
export function isOnlyCost(written: string): boolean {
  return /^(?:kostenlos|kostenfrei|gratis|frei|free|unentgeltlich|kostenpflichtig|gebührenpflichtig|ermäßigt|reduced|fee|unknown|unbekannt|0(?:[.,]00?)?\s*(?:€|euro|eur)?)\.?$/i.test(
    written.trim(),
  )
}
