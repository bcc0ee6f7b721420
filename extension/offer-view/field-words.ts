/** What a field is called and what it says, in words: for the history, for conflicts, for changes that wait. */
import type { CodeList } from '../../shared/codes/index.ts'
import type { FactGroup } from '../../shared/freshness.ts'
import type { Offer, Opening, Phone, Place } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { Words } from '../../shared/words/index.ts'
import { dayText } from '../ui/days.ts'
import { adjustedLists, isWord, label, t } from '../ui/words.ts'
import { ageRangeText } from './age-words.ts'
import { type AreaTree, areaText } from './area-tree.ts'
import { addressLines } from './contact-text.ts'
import { openingLines } from './opening-words.ts'

type FieldWord = keyof Words['offers']['field']

const named: Record<FieldWord, true> = {
  organisationId: true,
  title: true,
  description: true,
  offerType: true,
  fields: true,
  lifePhases: true,
  ageFromMonths: true,
  ageToMonths: true,
  needs: true,
  targetGroups: true,
  preventionLevel: true,
  access: true,
  accessNote: true,
  settings: true,
  languages: true,
  cost: true,
  costNote: true,
  capacity: true,
  capacityOn: true,
  areaIds: true,
  places: true,
  phones: true,
  email: true,
  url: true,
  openings: true,
  openingNote: true,
  legalBasis: true,
  requiredDocuments: true,
  protectedPlace: true,
  status: true,
  verifiedOn: true,
  confirmed: true,
  ownCodes: true,
  source: true,
  sourceId: true,
  name: true,
  shortName: true,
  phone: true,
  street: true,
  postcode: true,
  city: true,
  areaId: true,
  institutionType: true,
  providerType: true,
}

function isNamed(field: string): field is FieldWord {
  return Object.hasOwn(named, field)
}

/** Fields of what is no offer, by the words of their own screens. */
const elsewhere: Readonly<Record<string, string>> = {
  from: 'chain:linkFrom',
  to: 'chain:linkTo',
  transition: 'chain:linkTransition',
  note: 'chain:linkNote',
}

/** A field that no word is known for shows its own name rather than nothing. */
export function fieldLabel(field: string): string {
  if (isNamed(field)) return t(`offers:field.${field}`)
  const key = elsewhere[field] ?? `network:settingNames.${field}`
  return isWord(key) ? t(key) : field
}

/** Several in one line, in the order given. */
export function fieldLabels(fields: readonly string[]): string {
  return fields.map(fieldLabel).join(', ')
}

/** What ids are called. */
export type Names = { tree: AreaTree; organisations: ReadonlyMap<string, Pick<Organisation, 'name'>> }

const codeFields: Readonly<Record<string, CodeList>> = {
  offerType: 'offerType',
  fields: 'fieldOfAction',
  lifePhases: 'lifePhase',
  needs: 'need',
  targetGroups: 'targetGroup',
  preventionLevel: 'preventionLevel',
  access: 'accessMode',
  settings: 'setting',
  languages: 'language',
  institutionType: 'institutionType',
  providerType: 'providerType',
  transition: 'transition',
}

/** Several lines where the value is a list of places, numbers or times. Nothing is told as such. */
export function fieldText(field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '' || value === false) return t('offers:nothingStated')
  if (Array.isArray(value) && value.length === 0) return t('offers:nothingStated')
  const list = codeFields[field]
  if (list !== undefined)
    return [value]
      .flat()
      .map((code) => label(list, String(code)))
      .join(', ')
  return texts[field]?.(value, names) ?? plain(value)
}

type Telling = (value: unknown, names: Names) => string | undefined

/** Values come from the catalogue or an edit of it, both checked by the schema of offers; the casts say so. */
const texts: Readonly<Record<string, Telling>> = {
  organisationId: (id, { organisations }) => organisations.get(String(id))?.name,
  areaId: (id, { tree }) => areaText(tree, String(id)),
  areaIds: (ids, { tree }) => (ids as string[]).map((id) => areaText(tree, id)).join('; '),
  ageFromMonths: (months) => ageRangeText(Number(months), undefined),
  ageToMonths: (months) => ageRangeText(undefined, Number(months)),
  cost: (cost) => t(`find:cost.${cost as Offer['cost']}`),
  capacity: (capacity) => t(`find:capacity.${capacity as Offer['capacity']}`),
  status: (status) => t(`offers:status.${status as Offer['status']}`),
  capacityOn: (day) => dayText(String(day)),
  verifiedOn: (day) => dayText(String(day)),
  protectedPlace: () => t('offers:yes'),
  from: endText,
  to: endText,
  phones: (phones) => lines(phones as Phone[], ({ number, note }) => [number, note]),
  places: (places) => lines(places as Place[], (place) => [...addressLines(place), place.accessibility]),
  openings: (openings) =>
    lines(openingLines(openings as Opening[]), ({ days, hours, note }) => [`${days} ${hours}`, note]),
  confirmed: (confirmed) =>
    Object.entries(confirmed as Record<FactGroup, { on: string }>)
      .map(([group, { on }]) => `${t(`offers:group.${group as FactGroup}`)} ${dayText(on)}`)
      .join(', '),
  ownCodes: (codes) => (codes as string[]).map(ownLabel).join(', '),
}

/** Which offer it was, its id does not say: that it was one is told. */
function endText(end: unknown): string {
  const { offerType } = end as { offerType?: string }
  return offerType === undefined ? t('offers:kinds.offer') : label('offerType', offerType)
}

function lines<T>(entries: readonly T[], parts: (entry: T) => (string | undefined)[]): string {
  return entries.map((entry) => parts(entry).filter(Boolean).join(', ')).join('\n')
}

/** An own code says no list; the network's lists say which one has it. */
function ownLabel(code: string): string {
  const list = [...adjustedLists.value.values()].find(({ own }) => own.some((entry) => entry.code === code))
  return list === undefined ? code : label(list.list, code)
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
