/** What a category of a table is called, in the reader's language and the network's own words. */
import { categoryNaming, type NamingKind } from '../../shared/statistics/category-naming.ts'
import type { Dimension } from '../../shared/statistics/dimensions.ts'
import { isWord, label, t } from '../ui/words.ts'

/** The names of things that the catalogue has, by id; undefined for what it no longer has. */
type NameOf = (id: string) => string | undefined
type CategoryNames = Readonly<Record<NamingKind, NameOf>>

/** What `code` is called in its dimension; a category that a newer server knows shows its code. */
export function categoryLabel(known: CategoryNames, dimension: Dimension, code: string): string {
  const naming = categoryNaming(dimension, code)
  switch (naming.in) {
    case 'list':
      return label(naming.list, code)
    case 'catalogue':
      return known[naming.kind](code) ?? t('statistics:gone')
    case 'words':
      return told(naming.group === undefined ? `tables:${code}` : `tables:${naming.group}.${code}`, code)
  }
}

/** A newer server may know a category that this version has no word for. */
function told(key: string, code: string): string {
  return isWord(key) ? t(key) : code
}
