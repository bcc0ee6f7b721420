/** Notices what a person did, in whichever page: wrote something, let the time to undo it pass, set the device up. */
import { neverConfirmed } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { watch } from '../store/live.ts'
import { readMeta } from '../store/meta.ts'

type Waiting = { ids: string[]; heldUntil: number[]; enrolled: string | undefined }

/** Calls `due` when a new event, edit or report can be sent. Returns the function that ends it. */
export function watchWritten(device: Device, due: () => void): () => void {
  const seen = new Set<string>()
  let deviceId: string | undefined | 'not read yet' = 'not read yet'
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = watch(
    () => waiting(device),
    ({ ids, heldUntil, enrolled }) => {
      const fresh = ids.filter((id) => !seen.has(id))
      for (const id of fresh) seen.add(id)
      const setUp = deviceId !== 'not read yet' && enrolled !== deviceId
      if (fresh.length > 0 || setUp) due()
      deviceId = enrolled
      clearTimeout(timer)
      if (heldUntil.length > 0) timer = setTimeout(due, Math.max(0, Math.min(...heldUntil) - device.clock.now()) + 50)
    },
    (failure) => console.error(failure),
  )
  return () => {
    clearTimeout(timer)
    end()
  }
}

async function waiting({ database }: Device): Promise<Waiting> {
  const records = await database.referrals.where('confirmedIn').equals(neverConfirmed).toArray()
  const [edits, reports] = await Promise.all([
    database.edits.where('state').equals('waiting').primaryKeys(),
    database.sentReports.where('state').equals('waiting').primaryKeys(),
  ])
  const events = records.flatMap((record) => record.events).filter((event) => event.gen === null)
  return {
    enrolled: (await readMeta(database, 'enrolment'))?.deviceId,
    ids: [...events.filter((event) => event.heldUntil === undefined).map((event) => event.id), ...edits, ...reports],
    heldUntil: events.flatMap((event) => event.heldUntil ?? []),
  }
}
