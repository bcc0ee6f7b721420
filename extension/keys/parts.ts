/** What stands inside a referral's sealed parts, opened when somebody looks and never before. */
import { Problem } from '../../shared/problem.ts'
import { type Payload, readPayload } from '../../shared/protocol/payload.ts'
import type { Contact, NotedPart, SealedPart } from '../../shared/sealed.ts'
import type { Keyring } from '../crypto/keyring.ts'
import { openPart, openReferralKey } from '../crypto/seal.ts'
import type { QuarantinedEvent, StoredEvent } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { elsewhere } from '../store/live.ts'
import { isLocked } from '../store/local-key.ts'
import { localNote } from '../store/local-notes.ts'
import { readMeta } from '../store/meta.ts'
import { openedKey } from './opened-keys.ts'
import { ownKeyring } from './own-keyring.ts'

type Message = { organisationId: string; on: string; text: string }

export type Parts = {
  /** The newest that was shared. */
  contact?: Contact
  /** Oldest first. */
  messages: Message[]
  caseReference?: string
  ownWords?: string
  /** Sealed parts that cannot be opened here: the key is missing, or somebody changed them. */
  unreadable: number
}

/** Works inside `useLive`; name `lockState.value` among its deps. @throws {Problem} `locked` */
export async function readParts(ref: string, device: Device = thisDevice): Promise<Parts> {
  const parts: Parts = { messages: [], unreadable: 0 }
  const { sealed, reader } = await reading(ref, device)
  for (const payload of sealed) {
    if (payload.t !== 'shared') continue
    const part = await reader(payload)
    if (part?.t !== 'shared') parts.unreadable++
    else {
      const { contact, message } = part.body
      if (contact !== undefined) parts.contact = contact
      if (message !== undefined) parts.messages.push({ organisationId: payload.org, on: dayOf(payload), text: message })
    }
  }
  const { body, unreadable } = await newestNoted(ref, sealed, reader, device)
  if (body?.caseReference !== undefined) parts.caseReference = body.caseReference
  if (body?.ownWords !== undefined) parts.ownWords = body.ownWords
  return { ...parts, unreadable: parts.unreadable + unreadable }
}

/**
 * The own organisation's newest note on a referral: what a list shows beside an entry. Undefined where there is
 * none, or where it cannot be opened. Works inside `useLive`; name `lockState.value` among its deps.
 * @throws {Problem} `locked`
 */
export async function readNoted(ref: string, device: Device = thisDevice): Promise<NotedPart | undefined> {
  const { sealed, reader } = await reading(ref, device)
  return (await newestNoted(ref, sealed, reader, device)).body
}

/**
 * What the own organisation sealed in an event that was put aside, for whoever wants to take it along. Undefined where
 * nothing is sealed, it is another organisation's, or it cannot be opened here.
 * @throws {Problem} `locked`
 */
export async function readAside(
  { ref, p }: Pick<QuarantinedEvent, 'ref' | 'p'>,
  device: Device = thisDevice,
): Promise<SealedPart | undefined> {
  if (await isLocked(device)) throw new Problem('locked')
  const [read, enrolment] = [readPayload(p), await readMeta(device.database, 'enrolment')]
  if (!read.ok || read.payload.x === undefined || read.payload.org !== enrolment?.organisationId) return undefined
  const [record, aside, keyring] = await Promise.all([
    device.database.referrals.get(ref),
    device.database.quarantine.where('ref').equals(ref).toArray(),
    ownKeyring(device),
  ])
  const w = payloadsOf([...aside, ...(record?.events ?? [])]).get(read.payload.x.k)?.w
  if (keyring === undefined || w === undefined) return undefined
  try {
    // Not by the keys opened before: what was put aside must not stand in for what counts.
    return await openPart(await openReferralKey(keyring, w), read.payload)
  } catch (failure) {
    if (failure instanceof Problem) return undefined
    throw failure
  }
}

type Reader = (payload: Payload) => Promise<SealedPart | undefined>

/** The sealed events that still stand, oldest first, and what opens them. */
async function reading(ref: string, device: Device): Promise<{ sealed: Payload[]; reader: Reader }> {
  if (await isLocked(device)) throw new Problem('locked')
  const record = await device.database.referrals.get(ref)
  const payloads = payloadsOf(record?.events ?? [])
  const sealed = (record?.state.sealed ?? []).flatMap((id) => payloads.get(id) ?? [])
  const keyring = sealed.length === 0 ? undefined : await ownKeyring(device)
  return { sealed, reader: (payload) => opened(device, keyring, payload, payloads) }
}

/** Of several notes the newest counts; one that cannot be opened never hides that it is there. */
async function newestNoted(
  ref: string,
  sealed: readonly Payload[],
  reader: Reader,
  device: Device,
): Promise<{ body?: NotedPart; unreadable: number }> {
  const enrolment = await readMeta(device.database, 'enrolment')
  const newest = sealed.findLast(({ t, org }) => t === 'noted' && org === enrolment?.organisationId)
  if (newest === undefined) {
    const { ref: _, followUpOn: __, ...body } = (await localNote(ref, device)) ?? { ref }
    return { ...(Object.keys(body).length > 0 && { body }), unreadable: 0 }
  }
  const part = await reader(newest)
  return part?.t === 'noted' ? { body: part.body, unreadable: 0 } : { unreadable: 1 }
}

/** Undefined where it cannot be opened with what is here. */
async function opened(
  device: Device,
  keyring: Keyring | undefined,
  payload: Payload,
  payloads: ReadonlyMap<string, Payload>,
): Promise<SealedPart | undefined> {
  const wrapping = payload.x === undefined ? undefined : payloads.get(payload.x.k)
  const w = wrapping?.w
  if (keyring === undefined || wrapping === undefined || w === undefined) return undefined
  try {
    return await elsewhere(async () =>
      openPart(await openedKey(device, wrapping.id, () => openReferralKey(keyring, w)), payload),
    )
  } catch (failure) {
    if (failure instanceof Problem) return undefined
    throw failure
  }
}

function payloadsOf(events: readonly Pick<StoredEvent, 'p'>[]): Map<string, Payload> {
  const read = events.map(({ p }) => readPayload(p))
  return new Map(read.flatMap((one): [string, Payload][] => (one.ok ? [[one.payload.id, one.payload]] : [])))
}

function dayOf({ c, at }: Payload): string {
  return typeof c['on'] === 'string' ? c['on'] : at.slice(0, 10)
}
