/** All links of a family's chain that are known here, oldest first, with the names behind their ids. */
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { readOffers } from '../../store/catalogue.ts'
import { database } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { referralsOfChain } from '../../store/read-referrals.ts'
import { label, t } from '../../ui/words.ts'
import { partOf } from './part.ts'

export type Link = {
  ref: string
  state: ReferralState
  title: string
  /** Who handed over to whom; empty where only one organisation takes part. */
  way: string
  code: string
  address: string
}

/** Works inside `useLive`. */
export async function readChain(chain: string): Promise<Link[]> {
  const [own, records] = await Promise.all([enrolment(), referralsOfChain(chain)])
  const states = records.map(({ state }) => state)
  const offers = await readOffers([...new Set(states.flatMap((state) => state.requested?.offerId ?? []))])
  const titles = new Map(offers.map(({ offer }) => [offer.id, offer.title]))
  const ids = [...new Set(states.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]))]
  const organisations = await database.organisations.bulkGet(ids)
  const names = new Map(organisations.flatMap((each) => (each === undefined ? [] : [[each.id, each.name] as const])))
  const nameOf = (id: string) =>
    id === own?.organisationId ? t('referrals:byOwn') : (names.get(id) ?? t('referrals:unknownOrganisation'))
  return states.map((state) => ({
    ref: state.ref,
    state,
    title: titles.get(state.requested?.offerId ?? '') ?? titleOf(state),
    way:
      state.to === null
        ? nameOf(state.from)
        : t('referrals:chainWay', { from: nameOf(state.from), to: nameOf(state.to) }),
    code: state.presented?.code ?? (state.kind === 'unmet_need' ? '' : handoverCode(state.ref)),
    address: `${partOf(state, own?.organisationId ?? '') === 'sender' ? '/referrals' : '/inbox'}/${state.ref}`,
  }))
}

/** What a record is called that names no offer of the catalogue. */
export function titleOf({ kind, requested, unmetNeed }: ReferralState): string {
  if (kind === 'arrival') return t('referrals:arrivalTitle')
  const type = requested?.offerType ?? unmetNeed?.offerType
  if (type !== undefined) return label('offerType', type)
  const need = unmetNeed?.needs[0]
  return need === undefined ? t('referrals:unknownReferral') : label('need', need)
}
