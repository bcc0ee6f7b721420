/**
 * A server that lies about keys: it swaps them, drops, reorders, replays, rolls back and forks key logs, and makes
 * up organisations. Nothing of it is believed, and what a person has to know has a name.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { newEncryptionKey } from '../../extension/crypto/age-wrap.ts'
import { publicHalves } from '../../extension/crypto/device-keys.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { peerOf } from '../../extension/keys/peers.ts'
import { sealability } from '../../extension/keys/seal-for.ts'
import type { Device } from '../../extension/store/device.ts'
import { keyLogOf, ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { admission, confirmRoot, waitingWords } from '../../extension/sync/admission.ts'
import { readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { LogDraft } from '../../extension/sync/log-draft.ts'
import { syncStep } from '../../extension/sync/step.ts'
import type { KeysAnswer } from '../../shared/protocol/keys.ts'
import { aDevice, anEnrolledDevice } from '../builders/a-device.ts'
import { aLiedToDevice, alarmsOf, type LiedTo } from '../builders/a-lied-to-device.ts'
import { type Listed, listed, madeUpLog } from '../builders/a-made-up-log.ts'
import { altered, aMeddler, at } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress } from '../builders/a-network.ts'
import { rotate, synced } from '../builders/device-acts.ts'

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

  it.each([
    ['signing', { signKey: 'A'.repeat(43) }],
    ['agreement', { agreeKey: 'B'.repeat(43) }],
  ])('whose own entry in the log has another %s key takes no part', async (_, other) => {
    const device = aDevice({ fetch: between.send })
    await enrol(serverAddress, await network.invite(own), device)
    const id = (await readMeta(device.database, 'enrolment'))?.deviceId ?? ''
    const [keyring, log] = [await ownKeyring(colleague), (await ownKeyLog(colleague))?.log]
    if (keyring === undefined) throw new Error('no keyring')
    const draft = new LogDraft(own, log, keyring)
    const stored = await readMeta(device.database, 'keys')
    if (stored === undefined) throw new Error('no keys')
    const keys = { ...(await publicHalves(stored)), ...other }
    await draft.say({ t: 'device_added', device: id, ...keys, role: 'professional', keeper: false })
    alterDirectory((statements) => [...statements, ...listed(own, draft.statements).map((one) => ({ ...one, n: 99 }))])
    await syncStep({}, device)
    await confirmRoot(device)
    expect(await syncStep({ insist: true }, device)).toMatchObject({ code: 'key_changed' })
    expect(await admission(device)).toBe('waiting')
  })
})
