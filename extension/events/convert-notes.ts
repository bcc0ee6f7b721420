/** Notes that lie on this device alone become sealed events of the own organisation, once there are keys. */
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import type { NotedPart } from '../../shared/sealed.ts'
import { ownKeyring } from '../keys/own-keyring.ts'
import { readNoted } from '../keys/parts.ts'
import type { LocalNote } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { isLocked } from '../store/local-key.ts'
import { dropLocalNote, localNote } from '../store/local-notes.ts'
import { type AnyWritten, authorEvents } from './author.ts'

/**
 * To be called at the start of sync. Does nothing where no notes are left, there is no keyring yet, or the page is
 * locked; a note whose referral is not here, or that is longer than a part may be, stays where it is.
 */
export async function convertNotes(device: Device = thisDevice): Promise<void> {
  const refs = await device.database.localNotes.toCollection().primaryKeys()
  if (refs.length === 0 || (await isLocked(device)) || (await ownKeyring(device)) === undefined) return
  for (const ref of refs) await convert(ref, device)
}

async function convert(ref: string, device: Device): Promise<void> {
  try {
    const note = await localNote(ref, device)
    if (note === undefined) return
    const events = await eventsOf(note, device)
    if (events.length > 0) await authorEvents(events, {}, device)
    await dropLocalNote(ref, device)
  } catch (failure) {
    if (!(failure instanceof Problem) || !mayWait.includes(failure.code)) throw failure
  }
}

const mayWait: readonly ProblemCode[] = [
  'not_found',
  'malformed',
  'too_large',
  'locked',
  'not_admitted',
  'recipient_unknown',
  'cannot_open',
]

/** What of the note no event says yet: what was written since rules, and a conversion cut off does nothing twice. */
async function eventsOf(
  { ref, caseReference, ownWords, followUpOn }: LocalNote,
  device: Device,
): Promise<AnyWritten[]> {
  const record = await device.database.referrals.get(ref)
  if (record === undefined) throw new Problem('not_found')
  const on = device.clock.today()
  const { history, sealed: standing } = record.state
  const isNoted = history.some(({ id, type }) => type === 'noted' && standing.includes(id))
  const sealed = isNoted ? await readNoted(ref, device) : undefined
  if (isNoted && sealed === undefined) throw new Problem('cannot_open')
  const noted: NotedPart = {
    ...(caseReference !== undefined && { caseReference }),
    ...(ownWords !== undefined && { ownWords }),
    ...sealed,
  }
  const isNew = Object.entries(noted).some(([name, text]) => sealed?.[name as keyof NotedPart] !== text)
  const plan = followUpOn !== undefined && !history.some(({ type }) => type === 'planned')
  return [
    ...(isNew ? [{ type: 'noted', ref, facts: { on }, part: { t: 'noted', body: noted } } as const] : []),
    ...(plan ? [{ type: 'planned', ref, facts: { on, followUpOn } } as const] : []),
  ]
}
