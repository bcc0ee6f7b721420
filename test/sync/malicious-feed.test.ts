/**
 * A server that lies in a feed, with a chain that is right: what does not belong there is put aside, a history that
 * went back or that two devices see differently is named, and nothing is lost.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { signPayload } from '../../extension/crypto/device-keys.ts'
import { authorEvent } from '../../extension/events/author.ts'
import { acknowledge, openAlarms } from '../../extension/store/alarms.ts'
import type { Device } from '../../extension/store/device.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { quarantined, sendAgain } from '../../extension/sync/quarantine.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { relayOf } from '../../server/keys/relay.ts'
import type { PullAnswer } from '../../shared/protocol/feed.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { aLiedToDevice, alarmsOf, type LiedTo } from '../builders/a-lied-to-device.ts'
import { altered, aMeddler, at, withItem } from '../builders/a-meddler.ts'
import { anOrganisationId } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { synced } from '../builders/device-acts.ts'

const own = anOrganisationId(0)
const other = anOrganisationId(1)

let network: LiedTo['network']
let between: LiedTo['between']
let victim: LiedTo['victim']
let colleague: LiedTo['colleague']
let stranger: LiedTo['stranger']

beforeEach(async () => {
  ;({ network, between, victim, colleague, stranger } = await aLiedToDevice())
  return () => network.close()
})

const alarms = (device: Device = victim) => alarmsOf(device)

describe('a feed', () => {
  const toOther = { type: 'requested', facts: requestedFactsOf(), to: other } as const
  const addToFeed = (link: Parameters<typeof withItem>[1]) => {
    let once = true
    between.meddle(
      at('/v1/sync/pull', async (_, pass) => {
        const answer = await pass()
        if (!once || answer.status !== 200) return answer
        once = false
        return altered(answer, (page: PullAnswer) => withItem(page, link))
      }),
    )
  }

  /** An event that this device really signed, whatever stands in it. */
  async function signedBy(device: Device, overrides: Partial<Payload>) {
    const { ref } = await authorEvent(toOther, {}, device)
    const record = await device.database.referrals.get(ref)
    await device.database.referrals.delete(ref)
    const keys = await readMeta(device.database, 'keys')
    if (keys === undefined) throw new Error('no keys')
    const p = JSON.stringify({ ...JSON.parse(record?.events[0]?.p ?? '{}'), ...overrides })
    return { k: 'ev' as const, p, s: await signPayload(keys, p) }
  }

  it('with an event between two other organisations puts it aside', async () => {
    const [from, to] = [other, anOrganisationId(5)]
    addToFeed(await signedBy(stranger, { from, to, org: other }))
    await synced(victim)
    expect(await quarantined(victim)).toMatchObject([{ why: 'forged' }])
  })

  it('with another organisation’s own event puts it aside', async () => {
    addToFeed(
      await signedBy(stranger, { from: own, to: other, org: other, t: 'planned', own: true, c: { on: '2026-03-02' } }),
    )
    await synced(victim)
    expect(await quarantined(victim)).toMatchObject([{ why: 'forged' }])
  })

  it('with an event in the name of an organisation whose device did not sign it puts it aside', async () => {
    addToFeed(await signedBy(stranger, { from: own, to: other, org: own }))
    await synced(victim)
    expect(await quarantined(victim)).toMatchObject([{ why: 'unknown_device' }])
  })

  it('with a family’s arrival at another organisation takes it only where the family agreed, and takes it back', async () => {
    const c = { on: '2026-03-02', code: 'PK-7F3K-92', feedback: false }
    addToFeed(await signedBy(stranger, { from: other, to: null, org: other, t: 'presented', c }))
    await synced(victim)
    expect(await quarantined(victim)).toMatchObject([{ why: 'forged' }])
    const agreed = await signedBy(stranger, {
      from: other,
      to: null,
      org: other,
      t: 'presented',
      c: { ...c, feedback: true },
    })
    addToFeed(agreed)
    await synced(victim)
    expect(await quarantined(victim)).toHaveLength(1)
    const { ref, chain } = JSON.parse(agreed.p) as Payload
    expect((await victim.database.referrals.get(ref))?.state.kind).toBe('arrival')
    const mistake = { ref, chain, from: other, org: other, t: 'entered_in_error', lam: 9, c: { on: '2026-03-02' } }
    const foreign = await signedBy(stranger, { ...mistake, to: anOrganisationId(5) })
    addToFeed(foreign)
    await synced(victim)
    expect(await quarantined(victim)).toContainEqual(expect.objectContaining({ p: foreign.p, why: 'forged' }))
    addToFeed(await signedBy(stranger, { ...mistake, to: null }))
    await synced(victim)
    expect((await victim.database.referrals.get(ref))?.state.status).toBe('entered-in-error')
  })

  it('with a revocation that no root signed changes nothing', async () => {
    const { ref } = await authorEvent(toOther, {}, colleague)
    const [leaver] = (await ownKeyLog(colleague))?.log.devices ?? []
    const id = '01990000-0000-7000-8000-0000000000c1'
    const st = JSON.stringify({ v: 1, id, org: own, n: 9, prev: null, t: 'device_revoked', device: leaver?.id })
    addToFeed({ k: 'key', id, st, sig: 'A'.repeat(86) })
    await synced(victim)
    between.meddle(undefined)
    await synced(colleague, victim)
    expect((await victim.database.referrals.get(ref))?.events).toHaveLength(1)
    expect(await quarantined(victim)).toEqual([])
  })

  it('with an erasure that nobody asked for puts the event aside, and a person brings it back', async () => {
    const { ref, id } = await authorEvent(toOther, {}, victim)
    await synced(victim)
    const item = '01990000-0000-7000-8000-0000000000c3'
    const st = JSON.stringify({ v: 1, t: 'erase', id: item, ref, ids: [id], why: 'removed' })
    addToFeed({ k: 'erase', id: item, ids: [id], why: 'removed', st })
    await synced(victim)
    const [aside] = await quarantined(victim)
    expect(aside).toMatchObject({ id, why: 'erased' })
    expect(await victim.database.gone.get(id)).toBeUndefined()
    if (aside !== undefined) await sendAgain(aside, victim)
    await synced(victim)
    expect((await victim.database.referrals.get(ref))?.events).toHaveLength(1)
  })

  it.each([
    { how: 'restored as it should be', restore: () => network.restore(), told: 'feed_reset' },
    { how: 'without saying so', restore: () => network.restore('silent'), told: 'feed_rolled_back' },
  ])('that went back, $how, is healed, and the person is told once what that was', async ({ restore, told }) => {
    await network.backup()
    const { ref } = await authorEvent(toOther, {}, victim)
    await synced(victim, colleague)
    // Written on top of the history that will be lost: no second view of the one that follows.
    await authorEvent(toOther, {}, colleague)
    await restore()
    await authorEvent({ ...toOther, to: own }, {}, stranger)
    await synced(stranger, victim)
    expect(await alarms()).toEqual([told])
    const [alarm] = await openAlarms(victim)
    await acknowledge(alarm?.id ?? '', victim)
    await synced(colleague, victim, stranger)
    expect(await alarms()).toEqual([])
    expect((await stranger.database.referrals.get(ref))?.events).toHaveLength(1)
    expect(await readStatus(victim)).toMatchObject({ undelivered: 0 })
  })

  it.each([
    { more: 1, later: 3 },
    { more: 3, later: 0 },
  ])(
    'that shows two colleagues different histories is named as soon as an event crosses: %o',
    async ({ more, later }) => {
      // The colleague is shown events that the victim never sees, then writes on top of that view.
      const apart = aMeddler(network.send)
      const lied: Device = { ...colleague, fetch: apart.send }
      const extras: Awaited<ReturnType<typeof signedBy>>[] = []
      for (let one = 0; one < more; one++) extras.push(await signedBy(stranger, { from: other, to: own, org: other }))
      apart.meddle(
        at('/v1/sync/pull', async (_, pass) => {
          const answer = await pass()
          if (answer.status !== 200) return answer
          return altered(answer, (page: PullAnswer) => extras.splice(0).reduce(withItem, page))
        }),
      )
      await synced(lied)
      for (let one = 0; one < later; one++) await authorEvent({ ...toOther, to: own }, {}, stranger)
      await synced(stranger, victim)
      const { ref } = await authorEvent(toOther, {}, lied)
      const record = await colleague.database.referrals.get(ref)
      const [event] = record?.events ?? []
      addToFeed({ k: 'ev', p: event?.p ?? '', s: event?.s ?? '' })
      await synced(victim)
      expect(await alarms()).toEqual([`feed_forked ${own}`])
      expect((await victim.database.referrals.get(ref))?.events).toHaveLength(1)
    },
  )

  describe('with an answer in the name of an organisation without a device', () => {
    const relayed = async (c: Payload['c']) => {
      const third = anOrganisationId(2)
      const { ref } = await authorEvent({ ...toOther, to: third }, {}, victim)
      await synced(victim)
      const relay = (await readMeta(victim.database, 'enrolment'))?.relay
      const p = JSON.stringify({
        ...JSON.parse((await victim.database.referrals.get(ref))?.events[0]?.p ?? '{}'),
        id: '01990000-0000-7000-8000-0000000000c2',
        t: 'accepted',
        org: third,
        dev: relay?.id,
        lam: 2,
        c,
      })
      return { ref, link: { k: 'ev' as const, p, s: (await relayOf(network.store())).sign(p) } }
    }

    it('that this organisation made no link for puts it aside', async () => {
      const { ref, link } = await relayed({ on: '2026-03-03', via: 'answer_link' })
      addToFeed(link)
      await synced(victim)
      expect(await quarantined(victim)).toMatchObject([{ why: 'forged' }])
      expect((await victim.database.referrals.get(ref))?.state.status).toBe('requested')
    })

    it('that hides where it came from puts it aside; with a link and the mark it counts', async () => {
      const { ref, link } = await relayed({ on: '2026-03-03' })
      const made = { on: '2026-03-02', link: 'A'.repeat(43), until: '2026-05-01' }
      await authorEvent({ type: 'link_made', facts: made, ref }, {}, victim)
      await synced(victim)
      addToFeed(link)
      await synced(victim)
      expect(await quarantined(victim)).toMatchObject([{ why: 'forged' }])
      const marked = JSON.stringify({ ...JSON.parse(link.p), lam: 3, c: { on: '2026-03-03', via: 'answer_link' } })
      addToFeed({ k: 'ev', p: marked, s: (await relayOf(network.store())).sign(marked) })
      await synced(victim)
      expect((await victim.database.referrals.get(ref))?.state.status).toBe('accepted')
    })
  })
})
