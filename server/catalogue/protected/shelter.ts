/**
 * The rule of protected places at the one door through which everything is written: no address of theirs is in the
 * catalogue, in what it was before, or in what imports keep. What is written comes without already (shared/offer.ts);
 * here goes what the database still has from before the mark, in the same transaction as the mark.
 */
import type { Db } from '../../store/schema.ts'
import type { ReadyChange } from '../write.ts'
import { forgetVersions, type Held, readHeld } from './held.ts'
import { forgetImported } from './import-traces.ts'
import { isMarked, readMarked } from './marked.ts'
import { coverProviders } from './providers.ts'

export type Sheltered = {
  /** What is to be written, with providers whose address would give a place away. */
  ready: readonly ReadyChange[]
  held: readonly Held[]
  /** Offers that are protected from now on. */
  newly: readonly string[]
  providers: readonly string[]
}

/** Before the changes are written. @param all looks at every protected place, not only at those that change */
export async function shelter(trx: Db, ready: readonly ReadyChange[], all = false): Promise<Sheltered> {
  const nothing = { ready, held: [], newly: [], providers: [] }
  if (!all && !ready.some(({ kind }) => kind === 'offer' || kind === 'organisation')) return nothing
  const marked = ready.flatMap(({ kind, id, data }) => (kind === 'offer' && isMarked(data) ? [id] : []))
  const standing = all || marked.length > 0 ? new Set((await readMarked(trx)).map(({ id }) => id)) : new Set<string>()
  const held = await readHeld(trx, all ? [...new Set([...standing, ...marked])] : marked)
  const covered = await coverProviders(trx, ready, held)
  const providers = covered.map(({ id }) => id)
  const others = ready.filter(({ kind, id }) => kind !== 'organisation' || !providers.includes(id))
  const instead = covered.flatMap(({ change }) => change ?? [])
  return { ready: [...others, ...instead], held, newly: marked.filter((id) => !standing.has(id)), providers }
}

/** After they were. */
export async function forgetAddresses(trx: Db, { held, newly, providers }: Sheltered): Promise<void> {
  await forgetVersions(trx, held, providers)
  await forgetImported(trx, [...new Set([...newly, ...held.map(({ id }) => id)])])
}
