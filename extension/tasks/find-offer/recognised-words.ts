/** What was understood in the query beside words to look for, and what taking it over does. */

import { ageText } from '../../offer-view/age-words.ts'
import type { CaseContext, Recognised } from '../../search/types.ts'
import { label, t } from '../../ui/words.ts'

export type ContextPart = Exclude<Recognised, { kind: 'abbreviation' }>

/** Abbreviations are none: they are spelt out in the query, not taken over. */
export function isContextPart(one: Recognised): one is ContextPart {
  return one.kind !== 'abbreviation'
}

/** `Alter: 7 Monate`. */
export function partText(part: ContextPart): string {
  switch (part.kind) {
    case 'age':
      return t('find:takeAge', { value: ageText(part.ageMonths) })
    case 'area':
      return t('find:takeArea', { value: part.name })
    case 'language':
      return t('find:takeLanguage', { value: label('language', part.language) })
  }
}

/** What to set, and nothing else of the case. */
export function contextOf(part: ContextPart): CaseContext {
  switch (part.kind) {
    case 'age':
      return { ageMonths: part.ageMonths, lifePhase: part.lifePhase }
    case 'area':
      return { areaId: part.areaId }
    case 'language':
      return { language: part.language }
  }
}

/** The query without the words that were taken over, tidied. */
export function withoutText(query: string, text: string): string {
  const at = query.toLowerCase().indexOf(text.toLowerCase())
  if (at < 0) return query
  return `${query.slice(0, at)} ${query.slice(at + text.length)}`.replace(/\s+/g, ' ').trim()
}

/** The query with an abbreviation spelt out as the meaning that was chosen. */
export function spelledOut(query: string, text: string, meaning: string): string {
  const at = query.toLowerCase().indexOf(text.toLowerCase())
  if (at < 0) return meaning
  return `${query.slice(0, at)}${meaning}${query.slice(at + text.length)}`
}
