/**
 * A server that lies: it swaps keys, drops, reorders, replays, rolls back, forks and forges. Nothing of it is
 * believed, nothing is lost, and what a person has to know has a name.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { newEncryptionKey } from '../../extension/crypto/age-wrap.ts'
import { signPayload } from '../../extension/crypto/device-keys.ts'
import { newKeyring, publicRoot } from '../../extension/crypto/keyring.ts'
import { authorEvent } from '../../extension/events/author.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { peerOf } from '../../extension/keys/peers.ts'
import { sealability } from '../../extension/keys/seal-for.ts'
import { acknowledge, openAlarms } from '../../extension/store/alarms.ts'
import type { Device } from '../../extension/store/device.ts'
import { keyLogOf, ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { admission, confirmRoot, waitingWords } from '../../extension/sync/admission.ts'
import { readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { LogDraft } from '../../extension/sync/log-draft.ts'
import { quarantined } from '../../extension/sync/quarantine.ts'
import { rotate } from '../../extension/sync/rotate.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { relayOf } from '../../server/keys/relay.ts'
import type { PullAnswer } from '../../shared/protocol/feed.ts'
import type { SignedStatement } from '../../shared/protocol/key-log.ts'
import type { KeysAnswer } from '../../shared/protocol/keys.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { altered, aMeddler, at, type Meddler, withItem } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

const own = anOrganisationId(0)
const other = anOrganisationId(1)

let network: TestNetwork
let between: Meddler
/** The device that is lied to, and one of each organisation that is not. */
let victim: TestDevice
let colleague: TestDevice
let stranger: TestDevice

beforeEach(async () => {
  network = await aNetwork({ organisations: 3 })
  between = aMeddler(network.send)
  colleague = await anEnrolledDevice(network)
  stranger = await anEnrolledDevice(network, { organisation: 1 })
  victim = await anEnrolledDevice(network, { fetch: between.send })
  await synced(colleague, stranger, victim)
  return () => network.close()
})

async function synced(...devices: Device[]): Promise<void> {
  for (const device of devices) expect(await syncStep({ insist: true }, device)).toBe('done')
}

const alarms = async (device: Device = victim) =>
  (await openAlarms(device)).map(({ code, org }) => (org === undefined ? code : `${code} ${org}`))

type Listed = KeysAnswer['statements'][number]

const alterDirectory = (change: (statements: Listed[]) => Listed[], head?: number) =>
  between.meddle(
    at('/v1/keys/pull', async (_, pass) =>
      altered(await pass(), (answer: KeysAnswer) => ({
        ...answer,
        statements: change(answer.statements),
        head: head ?? answer.head,
      })),
    ),
  )

/** Makes the victim read the key directory from its start. */
const fromStart = () => victim.database.meta.delete('keysCursor')

/** A log that an organisation never wrote, as a server would make it up. */
async function madeUpLog(org: string): Promise<SignedStatement[]> {
  const keyring = await newKeyring(org)
  const draft = new LogDraft(org, undefined, keyring)
  await draft.say({ t: 'org_created', root: await publicRoot(keyring) })
  await draft.sayEpoch()
  return draft.statements
}

const listed = (org: string, statements: SignedStatement[]): Listed[] =>
  statements.map(({ st, sig }, at) => ({ n: at + 1, org, st, sig }))

describe('a key directory', () => {
  it('that shows another log for an organisation stops everything sealed for it', async () => {
    const before = await keyLogOf(other, victim)
    const fake = listed(other, await madeUpLog(other))
    alterDirectory((statements) => [...statements.filter(({ org }) => org !== other), ...fake])
    await fromStart()
    await rotate(colleague)
    await synced(victim)
    expect(await alarms()).toEqual([`key_changed ${other}`])
    expect((await keyLogOf(other, victim))?.log).toEqual(before?.log)
    expect(await peerOf(other, victim)).toMatchObject({ blocked: { why: 'key_changed' } })
    expect((await peerOf(other, victim))?.recipient).toBeUndefined()
    expect(await sealability(other, victim)).toMatchObject({ may: false, why: 'key_changed' })
  })

  it('that puts another recipient into a statement is named', async () => {
    await rotate(stranger)
    const { recipient } = await newEncryptionKey()
    alterDirectory((statements) =>
      statements.map((one) => ({
        ...one,
        st: one.st.replace(/"recipient":"age1[^"]+"/, `"recipient":"${recipient}"`),
      })),
    )
    await synced(victim)
    expect(await alarms()).toEqual([`key_changed ${other}`])
    expect((await keyLogOf(other, victim))?.log.epochs).toHaveLength(1)
  })

  it('that changes the first statements a device ever sees of an organisation has it pin none', async () => {
    const fresh = await aNetwork()
    const meddled = aMeddler(fresh.send)
    meddled.meddle(
      at('/v1/keys/pull', async (_, pass) =>
        altered(await pass(), (answer: KeysAnswer) => ({
          ...answer,
          statements: answer.statements.map((one) => (one.org === other ? { ...one, sig: 'A'.repeat(86) } : one)),
        })),
      ),
    )
    await anEnrolledDevice(fresh, { organisation: 1 })
    const device = aDevice({ fetch: meddled.send })
    await enrol(serverAddress, await fresh.invite(own), device)
    await synced(device)
    expect(await alarms(device)).toEqual([`key_log_broken ${other}`])
    expect(await keyLogOf(other, device)).toBeUndefined()
    await fresh.close()
  })

  it.each<[string, (statements: Listed[]) => Listed[]]>([
    ['leaves a statement out', (statements) => statements.filter(({ st }) => !st.includes('"e":2'))],
    ['turns their order around', (statements) => statements.toReversed()],
  ])('that %s is asked from the start and then named; nothing false is pinned', async (_, change) => {
    await rotate(stranger)
    await rotate(stranger)
    alterDirectory(change)
    await synced(victim)
    expect(await alarms()).toContain(`key_log_broken ${other}`)
    expect((await keyLogOf(other, victim))?.log.epochs).toHaveLength(1)
    between.meddle(undefined)
    await rotate(stranger)
    await synced(victim)
    expect((await keyLogOf(other, victim))?.log.epochs).toHaveLength(4)
  })

  it('that says old statements again is no matter', async () => {
    const old = (await keyLogOf(other, victim))?.statements ?? []
    await rotate(stranger)
    alterDirectory((statements) => [...listed(other, old), ...statements])
    await synced(victim)
    expect(await alarms()).toEqual([])
    expect((await keyLogOf(other, victim))?.log.epochs).toHaveLength(2)
  })

  it('that went back keeps nobody from what is pinned, and gets the own statements again', async () => {
    await network.backup()
    await rotate(colleague)
    await rotate(stranger)
    await synced(victim)
    await network.restore('silent')
    await synced(victim)
    expect(await alarms()).toEqual([])
    expect((await keyLogOf(other, victim))?.log.epochs).toHaveLength(2)
    const newcomer = await anEnrolledDevice(network)
    await synced(newcomer)
    expect((await ownKeyLog(newcomer))?.log.epochs).toHaveLength(2)
    expect((await ownKeyring(newcomer))?.epochs).toHaveLength(2)
  })

  it('that serves another organisation’s log under this name is named', async () => {
    const theirs = (await keyLogOf(own, victim))?.statements ?? []
    alterDirectory(() => listed(other, theirs))
    await fromStart()
    await rotate(stranger)
    await synced(victim)
    expect(await alarms()).toEqual([`key_changed ${other}`])
  })

  it('that shows two truly signed histories is named, and the one first seen stands', async () => {
    const keyring = await ownKeyring(stranger)
    const log = (await ownKeyLog(stranger))?.log
    if (keyring === undefined) throw new Error('no keyring')
    const draft = new LogDraft(other, log, keyring)
    await draft.nextEpoch()
    const [branch] = draft.statements
    await rotate(stranger)
    await synced(victim)
    const pinned = await keyLogOf(other, victim)
    alterDirectory((statements) => (branch === undefined ? statements : listed(other, [branch])))
    await fromStart()
    await synced(victim)
    expect(await alarms()).toEqual([`key_changed ${other}`])
    expect((await keyLogOf(other, victim))?.log).toEqual(pinned?.log)
  })
})

describe('a device that joins', () => {
  it('by a keeper’s code is not led into an organisation that the server made up', async () => {
    const device = aDevice({ fetch: between.send })
    const { code } = await makeInvitation({ role: 'professional', immediate: false }, colleague)
    await enrol(serverAddress, code, device)
    const fake = await madeUpLog(own)
    alterDirectory(() => listed(own, fake), 2)
    expect(await syncStep({}, device)).toMatchObject({ code: 'key_changed' })
    expect(await alarms(device)).toEqual([`key_changed ${own}`])
    expect(await admission(device)).toBe('waiting')
  })

  it('by an operator’s code shows other words than the keeper then', async () => {
    const device = aDevice({ fetch: between.send })
    await enrol(serverAddress, await network.invite(own), device)
    const fake = await madeUpLog(own)
    alterDirectory(() => listed(own, fake), 2)
    await syncStep({}, device)
    const [row] = await readDevices(colleague)
    expect((await waitingWords(device))?.words).not.toEqual(row?.words)
  })

  it('whose own entry in the log has other keys takes no part', async () => {
    const device = aDevice({ fetch: between.send })
    await enrol(serverAddress, await network.invite(own), device)
    const id = (await readMeta(device.database, 'enrolment'))?.deviceId ?? ''
    const [keyring, log] = [await ownKeyring(colleague), (await ownKeyLog(colleague))?.log]
    if (keyring === undefined) throw new Error('no keyring')
    const draft = new LogDraft(own, log, keyring)
    const keys = { signKey: 'A'.repeat(43), agreeKey: 'B'.repeat(43) }
    await draft.say({ t: 'device_added', device: id, ...keys, role: 'professional', keeper: false })
    alterDirectory((statements) => [...statements, ...listed(own, draft.statements).map((one) => ({ ...one, n: 99 }))])
    await syncStep({}, device)
    await confirmRoot(device)
    expect(await syncStep({ insist: true }, device)).toMatchObject({ code: 'key_changed' })
    expect(await admission(device)).toBe('waiting')
  })
})

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

  it('with a family’s arrival at another organisation takes it only where the family agreed', async () => {
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
    const { ref } = JSON.parse(agreed.p) as Payload
    expect((await victim.database.referrals.get(ref))?.state.kind).toBe('arrival')
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

  it('that went back is healed, and the person is told once', async () => {
    await network.backup()
    const { ref } = await authorEvent(toOther, {}, victim)
    await synced(victim)
    await network.restore('silent')
    await synced(victim)
    expect(await alarms()).toEqual(['feed_reset'])
    const [alarm] = await openAlarms(victim)
    await acknowledge(alarm?.id ?? '', victim)
    await synced(victim, stranger)
    expect(await alarms()).toEqual([])
    expect((await stranger.database.referrals.get(ref))?.events).toHaveLength(1)
    expect(await readStatus(victim)).toMatchObject({ undelivered: 0 })
  })

  it('that shows two colleagues different histories is named as soon as an event crosses', async () => {
    // The colleague is shown an event that the victim never sees, then writes on top of that view.
    const apart = aMeddler(network.send)
    const lied: Device = { ...colleague, fetch: apart.send }
    let once = true
    const extra = await signedBy(stranger, { from: other, to: own, org: other })
    apart.meddle(
      at('/v1/sync/pull', async (_, pass) => {
        const answer = await pass()
        if (!once || answer.status !== 200) return answer
        once = false
        return altered(answer, (page: PullAnswer) => withItem(page, extra))
      }),
    )
    await synced(lied)
    await authorEvent(toOther, {}, stranger)
    await authorEvent({ ...toOther, to: own }, {}, stranger)
    await authorEvent({ ...toOther, to: own }, {}, stranger)
    await synced(stranger, victim)
    const { ref } = await authorEvent(toOther, {}, lied)
    const record = await colleague.database.referrals.get(ref)
    const [event] = record?.events ?? []
    addToFeed({ k: 'ev', p: event?.p ?? '', s: event?.s ?? '' })
    await synced(victim)
    expect(await alarms()).toEqual([`feed_forked ${own}`])
    expect((await victim.database.referrals.get(ref))?.events).toHaveLength(1)
  })

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
