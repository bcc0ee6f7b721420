/** Reads a live API of HSDS or ORUK by its address, page by page. */
import type { ReadFile } from '../row.ts'
import { getJson } from './address/get.ts'
import { allEntries } from './address/pages.ts'
import type { MayReach } from './address/reachable.ts'
import { whole } from './address/whole.ts'
import { readServices } from './hsds/hsds.ts'
import { cannotRead } from './reason.ts'
import { pause, type ReadOptions } from './steps.ts'

export type AddressOptions = ReadOptions & {
  /** Tests let a host of this machine through; the product never does. */
  mayReach?: MayReach
  /** Milliseconds for one answer; tests shorten it. */
  timeout?: number
  /** Milliseconds for all answers together; tests shorten it. */
  longest?: number
  /** Pages asked for at most, whatever an API says of its length; tests lower it. */
  mostPages?: number
}

/** Milliseconds for all answers together: one import is worked on at a time, and who drips must not hold up the others. */
const longestOfAll = 2 * 60 * 60_000

/**
 * The services behind the root of an API, its `/services`, or one of them.
 * @throws {Problem} address_forbidden, address_failed, file_too_large, file_unknown, file_broken; the detail is a
 *   reason of shared/protocol/import-reasons.ts
 */
export async function readAddress(address: string, options: AddressOptions): Promise<ReadFile> {
  const { signal, mayReach, timeout, mostPages, onProgress } = options
  const start = URL.parse(address)
  if (start === null) throw cannotRead('address_forbidden', 'scheme')
  await pause(options, 0)
  const received = { bytes: 0 }
  const until = Date.now() + (options.longest ?? longestOfAll)
  const get = async (from: URL) => {
    if (Date.now() >= until) throw cannotRead('address_failed', 'too_slow')
    return await getJson(from, { signal, mayReach, timeout, received })
  }
  const { entries, list } = await allEntries(start, get, (done, of) => onProgress?.(done, of), mostPages)
  const services = list === undefined ? entries : await whole(entries, list, get, (done, of) => onProgress?.(done, of))
  return await readServices(services, options)
}
