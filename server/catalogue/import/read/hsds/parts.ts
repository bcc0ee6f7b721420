/** Telephones and languages of an HSDS service. */
import { codeLists, type Language } from '../../../../../shared/codes/index.ts'
import type { Offer } from '../../../../../shared/offer.ts'
import type { RowNote } from '../../row.ts'
import { rowNote } from '../reason.ts'
import type { HsdsService } from './schema.ts'

const mostPhones = 10

/** Telephones of the service and of its locations, each number once; those of contact persons are not read. */
export function phonesOf(read: HsdsService, notes: RowNote[]): Offer['phones'] {
  const all = [
    read,
    ...read.service_at_locations,
    ...read.service_at_locations.flatMap(({ location }) => location ?? []),
  ]
  const numbers = new Map<string, string>()
  for (const { number, description } of all.flatMap(({ phones }) => phones)) {
    const plain = number.replace(/["'\s]+/g, ' ').trim()
    if (plain.replace(/\D/g, '').length < 3 || plain.length > 60)
      notes.push(rowNote('no_phone', { field: 'phones', text: number.slice(0, 80) }))
    else if (!numbers.has(plain)) numbers.set(plain, description)
  }
  if (numbers.size > mostPhones) notes.push(rowNote('phones_many', { field: 'phones', text: String(numbers.size) }))
  return [...numbers]
    .slice(0, mostPhones)
    .map(([number, note]) => ({ number, ...(note !== '' && { note: note.slice(0, 120) }) }))
}

const languages = new Map<string, Language>(
  codeLists.language.flatMap(({ code, de, en, iso639_3 }) =>
    [code, iso639_3, ...de.split('/'), ...en.split('/')].map((name) => [name.toLowerCase(), code] as const),
  ),
)

/** By BCP 47 or ISO 639-3 code, with or without a country, or by name in German or English. */
export function languagesOf(read: HsdsService, notes: RowNote[]): Language[] {
  const found = new Set<Language>()
  for (const { code, name } of read.languages) {
    const written = [code, name].filter((text) => text !== '').map((text) => text.toLowerCase())
    const known = written.flatMap((text) => languages.get(text) ?? languages.get(text.replace(/[-_].*$/, '')) ?? [])[0]
    if (known !== undefined) found.add(known)
    else if (written.length > 0) notes.push(rowNote('language_unknown', { field: 'languages', text: code || name }))
  }
  return [...found]
}
