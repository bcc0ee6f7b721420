/** Why an offer stands in the list, in few words. */
import type { Because, Reason } from '../../search/types.ts'
import { t } from '../../ui/words.ts'

/** What the reader does not see from the card itself comes first. */
const order: Reason['kind'][] = ['corrected', 'abbreviation', 'code', 'synonym', 'need', 'law', 'part', 'place', 'text']

/** The card shows the kind of offer already: then it is enough to say which words led to it. */
function matchesKind(reason: Reason, kind: string): boolean {
  return reason.matched === kind && (reason.kind === 'need' || reason.kind === 'synonym')
}

/** The strongest circumstance that the card does not show anyway: room and staleness stand among its facts. */
function becauseText(because: readonly Because[]): string | undefined {
  for (const one of because) {
    if (one.code === 'used_here') return t('find:because.used_here', { count: one.times })
    if (one.code === 'near') return t('find:because.near', { count: one.kilometres })
    if (one.code === 'often_used') return t('find:because.often_used')
    if (one.code === 'recently_confirmed') return t('find:because.recently_confirmed')
  }
  return undefined
}

/**
 * At most two reasons: the strongest word and the strongest circumstance, or two words. A word that stands in the
 * title, the type or the provider explains itself on the card and is left out.
 * @param kind the offer's kind as the card shows it
 */
export function reasonsText(
  reasons: readonly Reason[],
  kind: string,
  because: readonly Because[] = [],
): string | undefined {
  const told = reasons
    .filter((reason) => order.includes(reason.kind))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((reason) => t(`find:reason.${matchesKind(reason, kind) ? 'fits' : reason.kind}`, { ...reason }))
  const circumstance = becauseText(because)
  const words = [...new Set(told)].slice(0, circumstance === undefined ? 2 : 1)
  const both = [...words, ...(circumstance === undefined ? [] : [circumstance])]
  return both.length === 0 ? undefined : both.join(' · ')
}
