/**
 * What an `erase` item does here. The item alone proves nothing, and a false one must not wipe a device: events
 * go at once only where they were taken back by a signed event, or where the deletion periods as this device
 * reads them say so too; all others are put aside for thirty days, out of every list.
 */
import type { EraseReason } from '../../shared/protocol/feed.ts'
import { dayMs } from '../../shared/utc-day.ts'
import type { Database, QuarantinedEvent, ReferralRecord, StoredEvent } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { sealedOf, takenBack, wholeTakenBack } from '../store/erase-events.ts'
import { forgetWords } from '../store/forget-words.ts'
import { putEvents } from '../store/referrals.ts'
import { readPeriods } from './retention.ts'

/** How long an event that the server calls erased is still kept aside. */
const erasedKeptFor = 30 * dayMs

type Erasure = { ids: readonly string[]; why: EraseReason }

/** To be called inside a transaction over `referrals`, `quarantine`, `gone`, `localNotes`, `drafts`, `networks` and `meta`. */
export async function applyErasure(device: Device, erasures: readonly Erasure[]): Promise<void> {
  const erased = new Set(erasures.flatMap(({ ids }) => ids))
  const { database, clock } = device
  await database.quarantine
    .where('id')
    .anyOf([...erased])
    .modify((row) => {
      // Said again, after a restored backup for one: the thirty days go on from when it was said first.
      if (row.why !== 'erased') Object.assign(row, { why: 'erased', at: clock.now() })
    })
  const periods = await readPeriods(device)
  const records = await database.referrals
    .filter((record) => record.events.some((event) => erased.has(event.id)))
    .toArray()
  for (const record of records) {
    const leaving = record.events.filter((event) => erased.has(event.id))
    const may = justified(record, periods.due(record))
    const going = leaving.filter(({ id }) => may.has(id))
    await database.gone.bulkPut(going.map(({ id }) => ({ id })))
    const doubted = leaving.filter(({ id }) => !may.has(id))
    await database.quarantine.bulkPut(
      doubted.map((event) => putAside(record, event, 'erased', event.calledErasedAt ?? clock.now())),
    )
    const staying = record.events.filter((event) => !erased.has(event.id))
    await putEvents(database, record.ref, staying)
    if (staying.length === 0 && doubted.length === 0) await forgetWords(database, record.ref)
  }
}

/** Ids that may go at once. */
function justified(record: ReferralRecord, due: 'all' | 'sealed' | 'nothing'): Set<string> {
  if (due === 'all' || wholeTakenBack(record)) return new Set(record.events.map(({ id }) => id))
  return new Set([...takenBack(record), ...(due === 'sealed' ? sealedOf(record) : [])])
}

function putAside(record: ReferralRecord, event: StoredEvent, why: string, at: number): QuarantinedEvent {
  return { id: event.id, ref: record.ref, p: event.p, s: event.s, why, at }
}

/** Lets go of what was put aside as erased and nobody missed for thirty days; its ids stay known. */
export async function dropErased(device: Device): Promise<void> {
  const { database, clock } = device
  const { quarantine, gone, referrals, localNotes, drafts } = database
  await database.transaction('rw', [quarantine, gone, referrals, localNotes, drafts], async () => {
    const old = await quarantine.filter((row) => row.why === 'erased' && clock.now() - row.at > erasedKeptFor).toArray()
    await gone.bulkPut(old.map(({ id }) => ({ id })))
    await quarantine.bulkDelete(old.map(({ id, s }) => [id, s]))
    for (const ref of new Set(old.map((row) => row.ref))) await forgetWithLast(database, ref)
  })
}

/**
 * Forgets what was typed here about a referral once nothing is left of it, nor put aside. To be called inside a
 * transaction over `referrals`, `quarantine`, `localNotes` and `drafts`.
 */
export async function forgetWithLast(database: Database, ref: string): Promise<void> {
  if ((await database.referrals.get(ref)) !== undefined) return
  if ((await database.quarantine.filter((row) => row.ref === ref).count()) === 0) await forgetWords(database, ref)
}
