/** A family that takes its consent back after it was passed on. */
import { expect, it } from 'vitest'
import { openOnward } from '../../extension/tasks/referrals/onward.ts'
import { fold } from '../../shared/referral/fold.ts'
import { aReferral, receivingOrganisation, requestedFactsOf, sendingOrganisation } from '../builders/a-referral.ts'

const on = '2026-03-05'

function handedOn(ref: string, day: string) {
  const next = aReferral({ from: receivingOrganisation, to: sendingOrganisation })
  next.write('requested', { facts: requestedFactsOf({ on: day, basedOn: ref }) })
  return next
}

it('leaves the onward referrals of the own organisation to be asked about: those made before, and still open', () => {
  const first = aReferral()
  first.write('requested')
  const [before, ended, after] = [handedOn(first.ref, on), handedOn(first.ref, on), handedOn(first.ref, '2026-03-06')]
  ended.write('cancelled')
  const chain = [first, before, ended, after].map(({ events }) => fold(events))
  expect(openOnward(fold(first.events), chain, receivingOrganisation)).toEqual([])
  first.write('consent_withdrawn', { facts: { on, scopes: ['forward_contact'] } })
  const withdrawn = fold(first.events)
  expect(openOnward(withdrawn, chain, receivingOrganisation)).toEqual([before.ref])
  expect(openOnward(withdrawn, chain, sendingOrganisation)).toEqual([])
})
