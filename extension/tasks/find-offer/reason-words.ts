/** Why an offer stands in the list, in few words. */
import type { Reason } from '../../search/types.ts'
import { t } from '../../ui/words.ts'

/** What the reader does not see from the card itself comes first. */
const order: Reason['kind'][] = ['corrected', 'abbreviation', 'synonym', 'need', 'law', 'part', 'place', 'text']

/**
 * At most two reasons. A word that stands in the title, the type or the provider explains itself on
 * the card and is left out.
 */
export function reasonsText(reasons: readonly Reason[]): string | undefined {
  const told = reasons
    .filter((reason) => order.includes(reason.kind))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((reason) => t(`find:reason.${reason.kind}`, { query: reason.query, matched: reason.matched }))
  const different = [...new Set(told)].slice(0, 2)
  return different.length === 0 ? undefined : different.join(' · ')
}
