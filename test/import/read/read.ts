/** What tests of reading ask again and again: a text or bytes as rows, and how reading is refused. */
import { type AddressOptions, readAddress } from '../../../server/catalogue/import/read/read-address.ts'
import { readList } from '../../../server/catalogue/import/read/read-list.ts'
import type { ReadFile } from '../../../server/catalogue/import/row.ts'
import { Problem } from '../../../shared/problem.ts'
import type { AnApi } from './an-api.ts'

export const today = '2026-11-22'

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export async function read(content: string | Uint8Array): Promise<ReadFile> {
  return await readList(typeof content === 'string' ? bytesOf(content) : content, { name: 'liste.csv', today })
}

/** Cells of all rows, as plain objects. */
export async function cells(content: string | Uint8Array): Promise<Record<string, string>[]> {
  return (await read(content)).rows.map((row) => ({ ...row.cells }))
}

/** Code and detail of the problem, in the form `file_unknown pdf`; `read` where there is none. */
export async function refusal(content: string | Uint8Array): Promise<string> {
  return await told(read(content))
}

/** What is read at a path of an API that the test started. */
export async function readFrom(
  { root, mayReach }: AnApi,
  path = '/services',
  options: Partial<AddressOptions> = {},
): Promise<ReadFile> {
  return await readAddress(root + path, { today, mayReach, ...options })
}

/** As `readFrom`, for what is refused. */
export async function refusalOf(
  { root, mayReach }: AnApi,
  path = '/services',
  options: Partial<AddressOptions> = {},
): Promise<string> {
  return await addressRefusal(root + path, { mayReach, ...options })
}

export async function addressRefusal(address: string, options: Partial<AddressOptions> = {}): Promise<string> {
  return await told(readAddress(address, { today, ...options }))
}

async function told(reading: Promise<unknown>): Promise<string> {
  try {
    await reading
    return 'read'
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${error.detail}`
    throw error
  }
}
