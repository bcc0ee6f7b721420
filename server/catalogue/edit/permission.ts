/** Who may change what of the catalogue, as it stands in the store: the rule itself is shared with the devices. */
import { type Editor, type Rights, rightsOn } from '../../../shared/edit-rights.ts'
import type { Db } from '../../store/schema.ts'
import { readGround } from './ground.ts'

export async function readRights(db: Db, session: Editor): Promise<Rights> {
  return rightsOn(await readGround(db), session)
}
