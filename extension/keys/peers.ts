/** Other organisations as their pinned key logs show them: the six words to compare, and to which key one seals. */
import type { ProblemCode } from '../../shared/problem.ts'
import { rootBytes } from '../../shared/protocol/key-log.ts'
import { sixWords } from '../crypto/six-words.ts'
import type { KeyLogRecord } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { keyLogOf } from '../store/key-logs.ts'

export type Peer = {
  org: string
  /** Six words of the root's key: the same on the screens of that organisation. */
  words: string[]
  /** A person compared the words of this root, or of one that led to it by signature. */
  compared: boolean
  /** A hard stop: nothing is sealed for it. `byPerson`: somebody heard other words, and may still find them to be the same. */
  blocked?: { why: ProblemCode; at: number; byPerson?: true }
  /** The newest epoch's recipient; absent where it has none, or is blocked. */
  recipient?: { epoch: number; recipient: string }
}

/** Undefined where no key log of the organisation is known here. Works inside `useLive`; also for the own. */
export async function peerOf(org: string, device: Device = thisDevice): Promise<Peer | undefined> {
  const record = await keyLogOf(org, device)
  return record === undefined ? undefined : peerFrom(record)
}

function peerFrom({ org, log, compared, blocked }: KeyLogRecord): Peer {
  const recipient = log.epochs.at(-1)
  return {
    org,
    words: sixWords(rootBytes(log)),
    compared: compared !== undefined && log.roots.includes(compared.root),
    ...(blocked !== undefined && { blocked }),
    ...(recipient !== undefined && blocked === undefined && { recipient: { epoch: log.epochs.length, recipient } }),
  }
}

/** A person compared the six words of the root as it stands now: that also ends a stop for words that differed. */
export async function markCompared(org: string, device: Device = thisDevice): Promise<void> {
  const { database, clock } = device
  await database.transaction('rw', database.keyLogs, async () => {
    const record = await database.keyLogs.get(org)
    if (record === undefined) return
    const { blocked, ...rest } = record
    const compared = { on: clock.today(), root: record.log.root }
    await database.keyLogs.put({ ...rest, compared, ...(blocked !== undefined && !blocked.byPerson && { blocked }) })
  })
}

/** A person heard other words than this screen shows: from now on nothing is sealed for the organisation. */
export async function blockPeer(org: string, { database, clock }: Device = thisDevice): Promise<void> {
  await database.transaction('rw', database.keyLogs, async () => {
    const record = await database.keyLogs.get(org)
    if (record === undefined || record.blocked !== undefined) return
    const { compared: _, ...rest } = record
    await database.keyLogs.put({ ...rest, blocked: { why: 'key_changed', at: clock.now(), byPerson: true } })
  })
}
