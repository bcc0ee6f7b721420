/** The tree of areas as the statistics need it, read anew only when the catalogue changed: it holds all maps of a network. */
import type { Ground } from '../../../shared/edit-rights.ts'
import { readGround } from '../../catalogue/edit/ground.ts'
import type { Db } from '../../store/schema.ts'

/** Nobody may change what it gives. */
export function groundKeeper(db: Db): () => Promise<Ground> {
  let kept: { key: string; ground: Promise<Ground> } | undefined
  return async () => {
    const { epoch, head } = await db.selectFrom('catalogue_head').select(['epoch', 'head']).executeTakeFirstOrThrow()
    const key = `${epoch} ${head}`
    if (kept?.key !== key) {
      const reading = { key, ground: readGround(db) }
      kept = reading
      reading.ground.catch(() => {
        if (kept === reading) kept = undefined
      })
    }
    return await kept.ground
  }
}
