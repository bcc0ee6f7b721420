/** What a category of a table is called, in the reader's language and the network's own words. */
import { type Dimension, notInCatalogue, placesOutside } from '../../shared/statistics/dimensions.ts'
import { isWord, label, t } from '../ui/words.ts'

/** The names of things that the catalogue has, by id; undefined for what it no longer has. */
export type NameOf = (id: string) => string | undefined
export type CategoryNames = { area: NameOf; offer: NameOf; organisation: NameOf }

const lists = {
  phase: 'lifePhase',
  field: 'fieldOfAction',
  linkFrom: 'fieldOfAction',
  linkTo: 'fieldOfAction',
  reason: 'need',
  gap: 'unmetNeedReason',
} as const satisfies Partial<Record<Dimension, string>>

const groups = { outcome: 'outcome', durationBin: 'bin', funnelStage: 'stage' } as const
const names = { district: 'area', region: 'area', offer: 'offer', provider: 'organisation' } as const
const common: readonly string[] = [...placesOutside, notInCatalogue]

export function categoryLabel(known: CategoryNames, dimension: Dimension, code: string): string {
  if (common.includes(code)) return told(`tables:${code}`, code)
  if (isKey(names, dimension)) return known[names[dimension]](code) ?? t('statistics:gone')
  if (isKey(groups, dimension)) return told(`tables:${groups[dimension]}.${code}`, code)
  return isKey(lists, dimension) ? label(lists[dimension], code) : code
}

/** A newer server may know a category that this version has no word for. */
function told(key: string, code: string): string {
  return isWord(key) ? t(key) : code
}

function isKey<K extends string>(of: Readonly<Partial<Record<K, unknown>>>, key: string): key is K {
  return Object.hasOwn(of, key)
}
