/** What the views of the chain read of this device: the catalogue, and what this organisation recorded. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { pendingLinkEdits, readAround, readSteps, readUnmetNeeds } from '../../extension/store/chain.ts'
import { database } from '../../extension/store/database.ts'
import { keepEdit } from '../../extension/store/edits.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import { aReferral, receivingOrganisation, sendingOrganisation, type Writing } from '../builders/a-referral.ts'
import { anOffer } from '../builders/an-offer.ts'
import { enrolledFor } from '../inbox/enrolled.ts'

const chain = '01990000-0000-7000-8000-0000000000c1'

async function stored({ ref, events }: Writing): Promise<void> {
  await database.referrals.put(
    recordOf(
      ref,
      events.map(({ id, p }) => ({ id, p, s: 's', gen: 1 })),
    ),
  )
}

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await writeMeta(database, 'enrolment', enrolledFor(sendingOrganisation))
})

describe('unmet needs on this device', () => {
  it('are those of the own organisation, without what was taken back', async () => {
    const kept = aReferral()
    kept.write('unmet_need')
    const takenBack = aReferral()
    takenBack.write('unmet_need')
    takenBack.write('entered_in_error')
    await stored(kept)
    await stored(takenBack)
    expect((await readUnmetNeeds()).map(({ needs }) => needs)).toEqual([['childcare_need']])
    await writeMeta(database, 'enrolment', enrolledFor(receivingOrganisation))
    expect(await readUnmetNeeds()).toEqual([])
  })
})

describe('steps of families', () => {
  it('say in which chain which type was gone to, and nothing of what was a mistake', async () => {
    const first = aReferral({ chain })
    first.write('requested')
    const mistake = aReferral({ chain })
    mistake.write('requested')
    mistake.write('entered_in_error')
    await stored(first)
    await stored(mistake)
    expect(await readSteps()).toEqual([{ chain, on: '2026-03-02', offerType: 'parenting_course' }])
  })
})

describe('what lies around an offer', () => {
  it('are the offers that usually follow, and those a link names, whatever their type', async () => {
    const midwife = anOffer({ offerType: 'midwife_care' })
    const usual = anOffer({ offerType: 'parent_child_group' })
    const named = anOffer({ offerType: 'debt_counselling' })
    const other = anOffer({ offerType: 'debt_counselling' })
    const link: ChainLink = {
      id: '01990000-0000-7000-8000-0000000000b1',
      from: { offerId: midwife.id },
      to: { offerId: named.id },
    }
    await database.offers.bulkAdd([midwife, usual, named, other])
    await database.links.add(link)
    const { offers, links } = await readAround(midwife)
    expect(new Set(offers.map(({ id }) => id))).toEqual(new Set([midwife.id, usual.id, named.id]))
    expect(links).toEqual([link])
  })
})

describe('own changes of links', () => {
  it('are told apart from those of other things', async () => {
    const item = '01990000-0000-7000-8000-0000000000b2'
    await keepEdit({ kind: 'link', item, act: 'remove', was: {}, now: {} })
    await keepEdit({ kind: 'offer', item, act: 'change', was: {}, now: { title: 'Neu' } })
    expect((await pendingLinkEdits()).map(({ kind, act }) => [kind, act])).toEqual([['link', 'remove']])
  })
})
