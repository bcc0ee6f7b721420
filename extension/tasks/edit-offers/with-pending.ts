/** An offer as it will be once the server has what was changed here: what a person did is seen at once, offline too. */
import { type Offer, offerSchema } from '../../../shared/offer.ts'
import type { EditRecord } from '../../store/database.ts'

/** @param edits of this offer, oldest first; what is in conflict or was refused is not in it */
export function withPending(
  stored: Offer | undefined,
  edits: readonly Pick<EditRecord, 'act' | 'now' | 'state'>[],
): Offer | undefined {
  let fields: object | undefined = stored
  for (const { act, now, state } of edits) {
    if (state !== 'waiting') continue
    if (act === 'remove') fields = undefined
    else fields = filled({ ...(act === 'create' ? {} : fields), ...now })
  }
  if (fields === undefined || fields === stored) return fields as Offer | undefined
  const parsed = offerSchema.safeParse(fields)
  return parsed.success ? parsed.data : stored
}

function filled(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}
