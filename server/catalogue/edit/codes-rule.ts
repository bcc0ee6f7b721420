/** The rule of adjusted code lists: all codes are known, each own code stands for a standard one and is not given twice. */
import { type CodeList, codesOf } from '../../../shared/codes/index.ts'
import { readAs } from './read-as.ts'
import type { Rule } from './rules.ts'

export const codesRule: Rule<'codes'> = async ({ id, standing }, before, after) => {
  if (after !== null && after.list !== id) return { code: 'malformed', detail: 'list' }
  const standard: readonly string[] = after === null ? [] : codesOf(after.list satisfies CodeList)
  const own = after?.own.map(({ code }) => code) ?? []
  const known = new Set([...standard, ...own])
  if (after?.own.some((entry) => !standard.includes(entry.standard))) return { code: 'unknown_code', detail: 'own' }
  if (new Set(own).size < own.length) return { code: 'malformed', detail: 'own' }
  for (const field of ['order', 'off'] as const)
    if (after?.[field].some((code) => !known.has(code))) return { code: 'unknown_code', detail: field }
  if (Object.keys(after?.relabelled ?? {}).some((code) => !standard.includes(code)))
    return { code: 'unknown_code', detail: 'relabelled' }
  const gone = before?.own.map(({ code }) => code).filter((code) => !own.includes(code)) ?? []
  if (gone.length === 0) return undefined
  for (const data of (await standing.all('offer')).values())
    if (readAs('offer', data)?.ownCodes?.some((code) => gone.includes(code))) return { code: 'in_use', detail: 'offer' }
  return undefined
}
