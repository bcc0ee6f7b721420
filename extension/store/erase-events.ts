/**
 * What a referral's own signed events take back, and erasing it here at once. The server's word alone erases nothing:
 * whoever takes such an event into a record, by writing or by pulling it, drops in the same transaction what it names.
 */
import { isSealedType } from '../../shared/referral/event-type.ts'
import { removesAll, takesBack } from '../../shared/referral/takes-back.ts'
import type { ReferralRecord } from './database.ts'
import type { Device } from './device.ts'
import { forgetWords } from './forget-words.ts'
import { putEvents } from './referrals.ts'

type Read = { id: string; t: string; org: string; from: string; to: string | null; c: Record<string, unknown> }

/** Ids of events that were taken back. */
export function takenBack(record: ReferralRecord): Set<string> {
  const events = record.events.map(({ p }) => JSON.parse(p) as Read)
  const ids = new Set<string>()
  for (const event of events.filter(({ t }) => t === 'removed' || t === 'consent_withdrawn')) {
    for (const other of events) if (other.id !== event.id && takesBack(event, other)) ids.add(other.id)
  }
  return ids
}

/** Without reading each event: most records never take anything back. */
export function maySayErase({ events }: Pick<ReferralRecord, 'events'>): boolean {
  return events.some(({ p }) => p.includes('"t":"removed"') || p.includes('"t":"consent_withdrawn"'))
}

/** Whether the sender took the whole referral back: then its last events may go as soon as the server says so. */
export function wholeTakenBack(record: ReferralRecord): boolean {
  return record.events.some(({ p }) => {
    const word = JSON.parse(p) as Read
    return removesAll(word) && word.from === record.state.from
  })
}

/** Ids of the events with a sealed part. */
export function sealedOf(record: ReferralRecord): string[] {
  return record.events.filter(({ p }) => isSealedType((JSON.parse(p) as Read).t)).map(({ id }) => id)
}

/** To be called inside a transaction over `referrals`, `quarantine`, `gone`, `localNotes` and `drafts`. @returns ids that went, to be taken out of the mirror after it */
export async function eraseTakenBack(
  { database }: Pick<Device, 'database'>,
  records: readonly ReferralRecord[],
): Promise<string[]> {
  const went: string[] = []
  for (const record of records.filter(maySayErase)) {
    const ids = takenBack(record)
    if (ids.size === 0) continue
    await database.gone.bulkPut([...ids].map((id) => ({ id })))
    await database.quarantine
      .where('id')
      .anyOf([...ids])
      .delete()
    await putEvents(
      database,
      record.ref,
      record.events.filter(({ id }) => !ids.has(id)),
    )
    if (wholeTakenBack(record)) await forgetWords(database, record.ref)
    went.push(...ids)
  }
  return went
}
