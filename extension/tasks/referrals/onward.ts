/**
 * Where the own organisation passed a family on before it took its consent back: each such referral rests on a consent
 * of its own and goes on, so somebody has to ask.
 */
import type { ReferralState } from '../../../shared/referral/state.ts'
import { isTerminal } from '../../../shared/referral/transitions.ts'

/**
 * @param chain all records of the family's chain
 * @returns refs of the own open referrals that continue this one and are no younger than the withdrawal
 */
export function openOnward(
  { ref, history }: Pick<ReferralState, 'ref' | 'history'>,
  chain: readonly ReferralState[],
  organisationId: string,
): string[] {
  const days = history.flatMap(({ type, effect, facts }) =>
    type === 'consent_withdrawn' && effect === 'applied' ? [String(facts['on'])] : [],
  )
  const last = days.sort().at(-1)
  if (last === undefined) return []
  return chain
    .filter(({ from, requested }) => from === organisationId && requested?.basedOn === ref)
    .filter(({ status, openedOn }) => !isTerminal(status) && openedOn <= last)
    .map((next) => next.ref)
}
