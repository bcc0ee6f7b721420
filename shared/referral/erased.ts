/** What is left of a referral that its sender took back: the word that erased it, so that nothing of it comes back. */
import type { ReferralState } from './state.ts'

/** Whether nothing else is left. Where the opening has merely not arrived yet, it is not: such a referral is shown. */
export function isErased({ from, requested, unmetNeed, presented, history }: ReferralState): boolean {
  if (requested !== undefined || unmetNeed !== undefined || presented !== undefined) return false
  const byWord = history.some(({ facts, organisationId }) => facts['all'] === true && organisationId === from)
  return byWord && history.every(({ type }) => type === 'removed')
}
