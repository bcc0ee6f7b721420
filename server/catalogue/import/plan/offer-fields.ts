/**
 * What a row says of an offer, in the shape in which it is compared and kept. What is usual for the offer's type fills
 * in where the file is silent, and a list that speaks of one place keeps what somebody added to that place.
 */
import { codeLists } from '../../../../shared/codes/index.ts'
import { offerTypeFacts } from '../../../../shared/codes/offer-type-facts.ts'
import { type Fields, isEmpty } from './three-way.ts'

/** What the schema fills in where nobody said anything. */
const schemaDefaults: Fields = { cost: 'unknown', capacity: 'unknown', status: 'published', protectedPlace: false }

/** Nulls for what the file leaves empty; fields that have a usual value are not cleared by an empty cell. */
export function saidOf(values: Fields): Fields {
  const usual = usualOf(values['offerType'])
  return Object.fromEntries(
    Object.entries(values)
      .filter(([field, value]) => !(isEmpty(value) && (field in usual || field in schemaDefaults)))
      .map(([field, value]) => [field, withNulls(value)]),
  )
}

/** What a place leaves empty has to be kept as empty too: JSON knows no undefined. */
function withNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNulls)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNulls(each)]))
}

/** Whether a row of our own export said it: it bears its own id and is complete. */
export function isExact(said: Fields): boolean {
  return typeof said['id'] === 'string'
}

/** Fields that an offer of this type has where nobody said otherwise; none for an unknown type. */
export function usualOf(offerType: unknown): Fields {
  const entry = codeLists.offerType.find(({ code }) => code === offerType)
  if (entry === undefined) return {}
  const { fields, needs } = offerTypeFacts[entry.code]
  return {
    fields: [...fields],
    needs: [...needs],
    lifePhases: [...entry.phases],
    access: entry.access,
    preventionLevel: entry.level,
    ...(entry.legal !== undefined && { legalBasis: entry.legal }),
  }
}

/** The usual value of one field of an offer of this type. */
export function usualField(offerType: unknown): (field: string) => unknown {
  const usual = usualOf(offerType)
  return (field) => usual[field] ?? schemaDefaults[field]
}

/** Of an offer whose type changes: what was usual before gives way to what is usual now, unless the file says it. */
export function retyped(present: Fields, said: Fields, same: (one: unknown, other: unknown) => boolean): Fields {
  const type = said['offerType'] ?? present['offerType']
  if (type === present['offerType']) return said
  const before = usualOf(present['offerType'])
  const given = Object.entries(usualOf(type)).filter(
    ([field]) => !Object.hasOwn(said, field) && (isEmpty(present[field]) || same(present[field], before[field])),
  )
  return { ...Object.fromEntries(given), ...said }
}

/** With what stands at the present place beside what the file says of it, such as its area. */
export function withPresentPlace(said: Fields, present: Fields): Fields {
  const [read, stands] = [said['places'], present['places']]
  if (!Array.isArray(read) || !Array.isArray(stands) || read.length !== 1 || stands.length !== 1) return said
  const place: Fields = { ...fieldsOf(stands[0]), ...fieldsOf(read[0]) }
  return { ...said, places: [Object.fromEntries(Object.entries(place).filter(([, value]) => !isEmpty(value)))] }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
