/**
 * Which events of a referral may be erased here, by what its own signed events say and by the deletion periods as
 * this device reads them. The server's word alone erases nothing.
 */
import { isSealedType } from '../../shared/referral/event-type.ts'
import type { ReferralRecord } from '../store/database.ts'

type Read = { id: string; t: string; org: string; from: string; c: Record<string, unknown> }

/**
 * Ids of events that were taken back: `removed` erases its organisation's sealed parts, or by the sender's word
 * the whole referral but for that word itself; `consent_withdrawn` of passing on contact data whatever was shared.
 */
export function takenBack(record: ReferralRecord): Set<string> {
  const events = record.events.map(({ p }) => JSON.parse(p) as Read)
  const ids = new Set<string>()
  for (const event of events.filter(({ t }) => t === 'removed' || t === 'consent_withdrawn')) {
    for (const other of events) if (other.id !== event.id && takesBack(event, other)) ids.add(other.id)
  }
  return ids
}

function takesBack(event: Read, other: Read): boolean {
  if (event.t === 'consent_withdrawn') return listed(event.c['scopes'], 'forward_contact') && other.t === 'shared'
  if (event.c['all'] === true && event.org === event.from) return other.t !== 'removed'
  return listed(event.c['events'], other.id) && other.org === event.org && isSealedType(other.t)
}

function listed(list: unknown, one: string): boolean {
  return Array.isArray(list) && list.includes(one)
}

/** Whether the sender took the whole referral back: then its last events may go as soon as the server says so. */
export function wholeTakenBack(record: ReferralRecord): boolean {
  return record.events.some(({ p }) => {
    const { t, org, from, c } = JSON.parse(p) as Read
    return t === 'removed' && c['all'] === true && org === from
  })
}

/** Ids of the events with a sealed part. */
export function sealedOf(record: ReferralRecord): string[] {
  return record.events.filter(({ p }) => isSealedType((JSON.parse(p) as Read).t)).map(({ id }) => id)
}
