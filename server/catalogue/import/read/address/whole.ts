/** Lists of HSDS and ORUK give heads of services; the whole of one stands under its id. */
import { Problem } from '../../../../../shared/problem.ts'
import { isRecord, type Json } from '../json.ts'
import { cannotRead } from '../reason.ts'
import type { Get } from './pages.ts'

/** Asked for at once: quick enough, and no burden for a small server. */
const atOnce = 4

/** Any of these in any entry means that the list gives services whole. */
const partsOfWhole = [
  'service_at_locations',
  'schedules',
  'regular_schedules',
  'phones',
  'contacts',
  'languages',
  'cost_options',
]

/** @param list the address of the list. @throws {Problem} when one of the services cannot be had. */
export async function whole(
  heads: readonly Json[],
  list: URL,
  get: Get,
  onProgress: (done: number, of: number) => void,
): Promise<Json[]> {
  if (heads.some((head) => partsOfWhole.some((part) => Array.isArray(head[part])))) return [...heads]
  const services: Json[] = []
  for (let from = 0; from < heads.length; from += atOnce) {
    const some = heads.slice(from, from + atOnce)
    services.push(...(await Promise.all(some.map(async (head) => await wholeOf(head, list, get)))))
    onProgress(services.length, heads.length)
  }
  return services
}

async function wholeOf(head: Json, list: URL, get: Get): Promise<Json> {
  const { id } = head
  if (typeof id !== 'string' && typeof id !== 'number') return head
  const address = new URL(list)
  address.search = ''
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${encodeURIComponent(id)}`
  const service = await get(address).catch((error: unknown) => {
    // It went while the list was read: its head is the last that is known of it.
    if (error instanceof Problem && error.detail === 'status:404') return head
    throw error
  })
  if (!isRecord(service)) throw cannotRead('address_failed', 'no_json')
  return { ...head, ...service }
}
