/** Whether who asks may write an offer of a list, whose provider may stand elsewhere once the list is written. */
import { mayEdit, type Rights } from '../../../../shared/edit-rights.ts'
import { type Offer, offerSchema } from '../../../../shared/offer.ts'
import type { Fields } from './three-way.ts'

export function mayWrite(
  rights: Rights,
  present: Fields | undefined,
  after: Offer,
  provider: { id: string; areaId: unknown },
): boolean {
  if (rights.whole) return true
  const { areaOf } = rights
  const areaId = typeof provider.areaId === 'string' ? provider.areaId : undefined
  const before = present === undefined ? null : (offerSchema.safeParse(present).data ?? null)
  // Said for this offer alone, and of one map: a copy of all providers for every row would make long lists slow.
  const [known, stood] = [areaOf.has(provider.id), areaOf.get(provider.id)]
  areaOf.set(provider.id, areaId)
  const verdict = mayEdit(rights, 'offer', before, after)
  if (known) areaOf.set(provider.id, stood)
  else areaOf.delete(provider.id)
  return verdict === 'yes'
}
