/**
 * A thing of the catalogue as it will be once the server has what was changed here: what a person did is seen at once,
 * offline too, and the next change is measured against it instead of meeting its own forerunner as a conflict.
 */
import type { z } from '../../shared/zod.ts'
import type { EditRecord } from './database.ts'

export type Meant = Pick<EditRecord, 'act' | 'now' | 'state'>

/**
 * @param edits of this thing, oldest first; what is in conflict or was refused is not in it
 * @returns undefined where there is none or it is to be removed; as stored where the changes do not fit its schema
 */
export function asMeant<T extends object>(
  schema: z.ZodType<object>,
  stored: T | undefined,
  edits: readonly Meant[],
): T | undefined {
  let fields: object | undefined = stored
  for (const { act, now, state } of edits) {
    if (state !== 'waiting') continue
    if (act === 'remove') fields = undefined
    else fields = filled({ ...(act === 'create' ? {} : fields), ...now })
  }
  if (fields === undefined) return undefined
  if (fields === stored) return stored
  const parsed = schema.safeParse(fields)
  return parsed.success ? (parsed.data as T) : stored
}

function filled(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}
