/** The fields a column can go to, in the order in which a person thinks of them, with the code list of each. */
import { ageBands, type CodeList } from '../../../shared/codes/index.ts'
import {
  areaFields,
  type ImportMapping,
  type ImportSubject,
  offerFields,
  organisationFields,
  type Spec,
} from '../../../shared/protocol/import-mapping.ts'
import { indicatorText } from '../../figures/indicator-text.ts'
import { isWord, label, options, t } from '../../ui/words.ts'

/** `offer.title`, `organisation.name`, `area.level`, `children.3_5`, `indicators.sgb2`. */
export type FieldPath = `${Room}.${string}`
type Room = 'offer' | 'organisation' | 'area' | 'children' | 'indicators'

export type FieldGroup = { name: 'main' | 'contact' | 'audience' | 'access' | 'more' | 'children'; fields: FieldPath[] }

const groups: Readonly<Record<'main' | 'contact' | 'audience' | 'access', readonly FieldPath[]>> = {
  main: [
    'offer.title',
    'offer.offerType',
    'organisation.name',
    'offer.description',
    'offer.sourceId',
    'organisation.providerType',
  ],
  contact: [
    'offer.phone',
    'offer.email',
    'offer.url',
    'offer.street',
    'offer.postcode',
    'offer.city',
    'offer.latitude',
    'offer.longitude',
  ],
  audience: [
    'offer.ages',
    'offer.ageFromYears',
    'offer.ageToYears',
    'offer.targetGroups',
    'offer.languages',
    'offer.areaIds',
  ],
  access: ['offer.access', 'offer.accessNote', 'offer.openings', 'offer.cost', 'offer.costNote', 'offer.capacity'],
}

/**
 * In the order of the form. Of offers, what no group names comes last as `more`; of areas, the bands of age and the
 * indicators that the mapping has.
 */
export function fieldGroups(subject: ImportSubject, { indicators }: ImportMapping): FieldGroup[] {
  if (subject === 'areas')
    return [
      { name: 'main', fields: Object.keys(areaFields).map((field): FieldPath => `area.${field}`) },
      {
        name: 'children',
        fields: [
          ...ageBands.filter(({ code }) => code !== 'not_recorded').map(({ code }): FieldPath => `children.${code}`),
          ...Object.keys(indicators).map((name): FieldPath => `indicators.${name}`),
        ],
      },
    ]
  const shown = new Set(Object.values(groups).flat())
  const rest = [
    ...Object.keys(offerFields).map((field): FieldPath => `offer.${field}`),
    ...Object.keys(organisationFields).map((field): FieldPath => `organisation.${field}`),
  ].filter((field) => !shown.has(field))
  return [
    ...(['main', 'contact', 'audience', 'access'] as const).map((name) => ({ name, fields: [...groups[name]] })),
    { name: 'more', fields: rest },
  ]
}

/** The codes a field takes, or undefined where it takes any text. */
export function choicesOfField(path: FieldPath): { value: string; label: string }[] | undefined {
  const [room, field] = partsOf(path)
  const lists: Readonly<Record<string, CodeList | readonly string[] | null>> =
    room === 'offer' ? offerFields : room === 'organisation' ? organisationFields : room === 'area' ? areaFields : {}
  const list = lists[field]
  if (list === undefined || list === null) return undefined
  if (typeof list === 'string') return options(list)
  return list.map((code) => ({ value: code, label: valueLabel(field, code) }))
}

function valueLabel(field: string, code: string): string {
  const key = field === 'cost' ? `find:cost.${code}` : `offers:status.${code}`
  return isWord(key) ? t(key) : code
}

/** Where the field's values come from; undefined where nothing goes to it. */
export function specOf(mapping: ImportMapping, path: FieldPath): Spec | undefined {
  const [room, field] = partsOf(path)
  const specs: Readonly<Record<string, Spec | undefined>> = mapping[room]
  return specs[field]
}

/** The mapping with another origin for the field; undefined takes it out. */
export function withSpec(mapping: ImportMapping, path: FieldPath, spec: Spec | undefined): ImportMapping {
  const [room, field] = partsOf(path)
  const { [field]: _, ...others }: Record<string, Spec | undefined> = mapping[room]
  return { ...mapping, [room]: spec === undefined ? others : { ...others, [field]: spec } }
}

/** `Träger: Name`, `Kinder 3 bis 5`; a field no word is known for shows its own name. */
export function mappedFieldLabel(path: string): string {
  const [room = '', field = ''] = path.includes('.') ? path.split('.') : ['offer', path]
  if (room === 'children') return t('imports:childrenOf', { band: label('ageBand', field) })
  if (room === 'indicators') return t('imports:indicatorOf', { name: indicatorText(field) })
  const key = `imports:field.${room}.${field}`
  return isWord(key) ? t(key) : path
}

function partsOf(path: FieldPath): [Room, string] {
  const at = path.indexOf('.')
  return [path.slice(0, at) as Room, path.slice(at + 1)]
}
