/** One code list as rows that a person can order, rename, switch off and join by own codes; and back. */
import type { Codes } from '../../../shared/codes/adjusted.ts'
import { type CodeList, codeEntry, codeLists } from '../../../shared/codes/index.ts'

export type CodeRow = {
  code: string
  /** The usual labels; of an own code none. */
  usual: { de: string; en: string } | undefined
  /** Own words; empty means the usual. */
  de: string
  en: string
  off: boolean
  /** Of an own code: the standard code that is counted. */
  standard: string
}

/** Every code of the list in the network's order; own codes whose standard is gone stay to be mended. */
export function rowsOf(codes: Codes): CodeRow[] {
  const { list, order, off, relabelled, own } = codes
  const all = [...new Set([...order, ...codeLists[list].map(({ code }) => code), ...own.map(({ code }) => code)])]
  return all.flatMap((code): CodeRow[] => {
    const mine = own.find((entry) => entry.code === code)
    if (mine !== undefined)
      return [
        { code, usual: undefined, de: mine.de, en: mine.en ?? '', off: off.includes(code), standard: mine.standard },
      ]
    const entry = codeEntry(list, code)
    if (entry === undefined) return []
    const { de = '', en = '' } = relabelled[code] ?? {}
    return [{ code, usual: { de: entry.de, en: entry.en }, de, en, off: off.includes(code), standard: code }]
  })
}

/** What is to be kept: nothing of what is as usual, so that a later version's new codes find their place. */
export function codesOfRows(list: CodeList, rows: readonly CodeRow[]): Codes {
  const usualOrder = codeLists[list].map(({ code }) => code).join()
  const standard = rows.filter(({ usual }) => usual !== undefined)
  const own = rows.filter(({ usual }) => usual === undefined)
  const asUsual = own.length === 0 && standard.map(({ code }) => code).join() === usualOrder
  return {
    list,
    order: asUsual ? [] : rows.map(({ code }) => code),
    off: rows.filter((row) => row.off).map(({ code }) => code),
    relabelled: Object.fromEntries(
      standard.flatMap(({ code, de, en }) => {
        const words = { ...(de.trim() !== '' && { de }), ...(en.trim() !== '' && { en }) }
        return Object.keys(words).length === 0 ? [] : [[code, words]]
      }),
    ),
    own: own.map(({ code, standard: counted, de, en }) => ({
      code,
      standard: counted,
      de,
      ...(en.trim() !== '' && { en }),
    })),
  }
}

/** Without blanks around the words: taken off when the list is saved, for while typing they are on their way to a word. */
export function tidied(codes: Codes): Codes {
  const trimmed = rowsOf(codes).map((row) => ({ ...row, de: row.de.trim(), en: row.en.trim() }))
  return codesOfRows(codes.list, trimmed)
}

/** A code for a new own entry: `x_1`, `x_2` … the first that is free. */
export function freeCode(rows: readonly { code: string }[]): string {
  for (let number = 1; ; number++) if (!rows.some(({ code }) => code === `x_${number}`)) return `x_${number}`
}
