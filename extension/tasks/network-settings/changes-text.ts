/** What a file of another network would change, in words: before it is taken over a person sees more than a number. */
import { type Codes, codesSchema } from '../../../shared/codes/adjusted.ts'
import { codeLists } from '../../../shared/codes/index.ts'
import type { Edit } from '../../../shared/protocol/edits.ts'
import { sameValue } from '../../../shared/same-value.ts'
import { fieldsOf } from '../../store/settled-edit.ts'
import { isWord, label, locale, t } from '../../ui/words.ts'
import { isShaped } from './code-lists.ts'
import type { ExchangePart } from './exchange.ts'

type Change = Omit<Edit, 'id'>

const mostTold = 6
/** Codes of one list named in the line of all lists. */
const mostCodesTold = 3

/** Lists, words, links or rules by name, one for each change. */
export function changeTexts(part: ExchangePart, edits: readonly Change[]): string[] {
  return part === 'rules' ? edits.flatMap(ruleTexts) : edits.map((edit) => tellers[part](edit))
}

/** The first few of them in a line, and how many more there are. */
export function toldText(part: ExchangePart, texts: readonly string[]): string {
  const rest = texts.length - mostTold
  const shown = texts.slice(0, mostTold).join(part === 'rules' ? '; ' : ', ')
  return rest > 0 ? `${shown}, ${t('network:inMore', { count: rest })}` : shown
}

const tellers: Readonly<Record<Exclude<ExchangePart, 'rules'>, (edit: Change) => string>> = {
  codes: listText,
  synonyms: ({ now }) => String(listOf(now['words'])[0] ?? ''),
  links: ({ now }) => `${endText(now['from'])} → ${endText(now['to'])}`,
}

/** `Angebotsart (Bärenkurs, Elterncafé)`: the list, and of its codes those that would be new, renamed or switched off. */
function listText({ item, was, now }: Change): string {
  const list = isShaped(item) ? t(`network:lists.${item}`) : item
  const [before, after] = [was, { ...was, ...now }].map(
    (fields) => codesSchema.safeParse({ ...fields, list: item }).data,
  )
  const names = after === undefined ? [] : changedNames(before, after)
  if (names.length === 0) return list
  const rest = names.length - mostCodesTold
  const more = rest > 0 ? [t('network:inMore', { count: rest })] : []
  return `${list} (${[...names.slice(0, mostCodesTold), ...more].join(', ')})`
}

/** In the words they would have; a list that is only ordered anew names none. */
function changedNames(before: Codes | undefined, after: Codes): string[] {
  const known = new Set(before?.own.map(({ code }) => code))
  const made = after.own.filter(({ code }) => !known.has(code)).map((own) => worded(own) ?? own.code)
  const renamed = Object.entries(after.relabelled)
    .filter(([code, words]) => !sameValue(before?.relabelled[code], words))
    .map(([code, words]) => worded(words) ?? label(after.list, code))
  const off = after.off.filter((code) => !before?.off.includes(code)).map((code) => label(after.list, code))
  return [...new Set([...made, ...renamed, ...off])]
}

function worded({ de, en }: { de?: string | undefined; en?: string | undefined }): string | undefined {
  return locale() === 'de' ? de : (en ?? de)
}

function endText(end: unknown): string {
  const type = codeLists.offerType.find(({ code }) => code === fieldsOf(end)?.['offerType'])
  return type === undefined ? '' : label('offerType', type.code)
}

/** Numbers are told with what they were; of lists what is new. */
function ruleTexts({ was, now }: Change): string[] {
  return Object.entries(now).flatMap(([field, value]) => {
    const name = nameOf(`network:settingNames.${field}`, field)
    if (Array.isArray(value)) {
      const added = value.length - listOf(was[field]).length
      return added > 0 ? `${name} +${added}` : name
    }
    const parts = fieldsOf(value)
    if (parts === undefined) return `${name} ${was[field]} → ${value}`
    return Object.entries(parts).flatMap(([part, number]) => {
      const before = fieldsOf(was[field])?.[part]
      const partName = nameOf(`network:${field === 'thresholds' ? 'threshold' : field}.${part}`, part)
      return before === number ? [] : [`${partName} ${before} → ${number}`]
    })
  })
}

function nameOf(key: string, other: string): string {
  return isWord(key) ? t(key) : other
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
