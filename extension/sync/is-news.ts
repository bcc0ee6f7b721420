/** Whether a head that the server sent lies beyond what the device has. */
import { type CursorKind, readCursor } from '../../shared/protocol/cursor.ts'
import type { LiveHead } from '../../shared/protocol/feed.ts'
import type { Device } from '../store/device.ts'
import { readFeedPlace, readMeta } from '../store/meta.ts'
import { takesPart } from './takes-part.ts'

/** A head before the device's own place is news too: the server went back in time. */
export async function isNews(device: Device, head: LiveHead): Promise<boolean> {
  const { cursor } = await readFeedPlace(device.database)
  const enrolment = await readMeta(device.database, 'enrolment')
  const takingPart = enrolment !== undefined && takesPart(enrolment)
  // A device that waits reads no feed; whatever its organisation does may mean that it waits no longer.
  const waiting = (await readMeta(device.database, 'admission')) === 'waiting'
  const inFeed = takingPart && (waiting || head.feed !== position(cursor, 'f1'))
  const catalogue = await readMeta(device.database, 'catalogue')
  const keys = (await readMeta(device.database, 'keysCursor')) ?? 0
  const inDirectory = takingPart && head.keys !== undefined && head.keys !== keys
  return inFeed || inDirectory || head.catalogue !== position(catalogue?.cursor, 'c1')
}

function position(cursor: string | null | undefined, kind: CursorKind): number {
  return (typeof cursor === 'string' ? readCursor(cursor, kind)?.pos : undefined) ?? 0
}
