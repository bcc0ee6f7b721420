/**
 * K_noise, the key that decides the noise: in a file of its own that the release job alone reads, so that whoever gets
 * at the serving process or at the database does not get exact numbers with it. Nothing of the API imports this.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Kysely } from 'kysely'
import type { Store } from '../store/open.ts'
import { ReleaseRefused } from './release-refused.ts'
import { newestKey } from './released/log.ts'
import type { ReleasedTables } from './released/rows.ts'

const keyBytes = 32
const printedBytes = 8
const shapes = { hex: /^[0-9a-f]{64}$/, base64url: /^[A-Za-z0-9_-]{43}$/ } as const

/** What the log says of a key: eight bytes of an HMAC of a fixed text, in hex. */
export function noisePrint(key: Uint8Array): string {
  return createHmac('sha256', key).update('kettenglied noise key').digest().subarray(0, printedBytes).toString('hex')
}

/** Undefined where there is no file. @throws {ReleaseRefused} `key_broken` */
export function readNoiseKey(file: string): Uint8Array | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8').trim()
  for (const shape of ['hex', 'base64url'] as const)
    if (shapes[shape].test(text)) return new Uint8Array(Buffer.from(text, shape))
  throw new ReleaseRefused('key_broken')
}

/** On disk before this returns, readable by its owner alone, whole or not at all. */
export function writeNoiseKey(file: string, key: Uint8Array = randomBytes(keyBytes)): Uint8Array {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.writing`
  const open = openSync(fresh, 'w', 0o600)
  try {
    writeSync(open, `${Buffer.from(key).toString('base64url')}\n`)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
  renameSync(fresh, file)
  return key
}

/**
 * The key to release with. The first release makes it, or takes over the one that earlier versions kept in the
 * database; later ones need the key the log names.
 * @param log the transaction that holds the log, so that of two first jobs one makes the key
 * @param begin says that a key begins
 * @throws {ReleaseRefused} `key_missing`, `key_other`, `key_broken`
 */
export async function settleNoiseKey(
  store: Store,
  log: Kysely<ReleasedTables>,
  { file, newKey = false, begin }: { file: string; newKey?: boolean; begin: (print: string) => Promise<void> },
): Promise<Uint8Array> {
  const last = await newestKey(log)
  if (newKey) {
    const fresh = writeNoiseKey(file)
    await begin(noisePrint(fresh))
    return fresh
  }
  const present = readNoiseKey(file)
  if (last !== undefined) {
    if (present === undefined) throw new ReleaseRefused('key_missing')
    if (noisePrint(present) !== last.key_print) throw new ReleaseRefused('key_other')
    return present
  }
  const key = present ?? writeNoiseKey(file, await formerKey(store))
  await begin(noisePrint(key))
  return key
}

/** Takes what earlier versions left in the database out of it, once the file is there. */
export async function dropFormerKey(store: Store): Promise<void> {
  await store.write(async (trx) => {
    await trx.deleteFrom('secret').where('name', '=', formerName).execute()
  })
}

const formerName = 'noise_key'

async function formerKey(store: Store): Promise<Uint8Array | undefined> {
  const row = await store.db.selectFrom('secret').select('bytes').where('name', '=', formerName).executeTakeFirst()
  return row?.bytes
}
