/** Law as a taxonomy: whatever way a legal basis is written, `§ 31 SGB VIII` is one term. */
import { lawReferences } from '../../shared/text/law.ts'

const shorts =
  'SchKG KKG KiBiz SchulG BKGG BEEG UVG UhVorschG GewSchG GewHG PsychKG TIntG BGB FamFG AsylbLG AufenthG JGG'
const more = 'BAföG WoGG MuSchG StGB KJSG GaFöG BTHG InsO ÖGDG'
const nameOf = new Map(
  `${shorts} ${more}`.split(' ').map((name) => [name.toLowerCase().replaceAll('ö', 'o').replace('oe', 'o'), name]),
)
const books = 'I II III IV V VI VII VIII IX X XI XII XIII XIV'.split(' ')

export type LawTerm = {
  /** As the search has it: `§31sgb8`. */
  code: string
  /** As people write it: `§ 31 SGB VIII`. */
  name: string
}

/** The references to law in a text, each once, in their order. */
export function lawTerms(text: string): LawTerm[] {
  const codes = lawReferences(text).references.flatMap(({ terms }) => terms.flatMap(([narrowest]) => narrowest ?? []))
  return [...new Set(codes)].filter((code) => code !== '').map((code) => ({ code, name: written(code) }))
}

const shape = new RegExp(`^(?:§(\\d+[a-z]?))?(sgb\\d+|${[...nameOf.keys()].join('|')})?$`, 'u')

function written(code: string): string {
  const [, paragraph, statute = ''] = shape.exec(code) ?? []
  const book = /^sgb(\d+)$/.exec(statute)?.[1]
  const law = book === undefined ? (nameOf.get(statute) ?? '') : `SGB ${books[Number(book) - 1] ?? book}`
  const parts = [...(paragraph === undefined ? [] : [`§ ${paragraph}`]), ...(law === '' ? [] : [law])]
  return parts.length === 0 ? code : parts.join(' ')
}
