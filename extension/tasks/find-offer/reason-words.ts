/** Why an offer stands in the list, in few words. */
import type { Reason } from '../../search/types.ts'
import { t } from '../../ui/words.ts'

/** What the reader does not see from the card itself comes first. */
const order: Reason['kind'][] = ['corrected', 'abbreviation', 'synonym', 'need', 'law', 'part', 'place', 'text']

/** The card shows the kind of offer already: then it is enough to say which words led to it. */
function matchesKind(reason: Reason, kind: string): boolean {
  return reason.matched === kind && (reason.kind === 'need' || reason.kind === 'synonym')
}

/**
 * At most two reasons. A word that stands in the title, the type or the provider explains itself on
 * the card and is left out. @param kind the offer's kind as the card shows it
 */
export function reasonsText(reasons: readonly Reason[], kind: string): string | undefined {
  const told = reasons
    .filter((reason) => order.includes(reason.kind))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((reason) => t(`find:reason.${matchesKind(reason, kind) ? 'fits' : reason.kind}`, { ...reason }))
  const different = [...new Set(told)].slice(0, 2)
  return different.length === 0 ? undefined : different.join(' · ')
}
