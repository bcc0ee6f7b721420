/**
 * Everything under the local key, moved to another key: what setting a PIN means. The old key lay in the browser's
 * own store, so what it opens must not stay. All of it moves in one transaction, or nothing does: a device that is
 * killed in the middle finds everything as it was.
 */
import { rewrapAgreeKey, type StoredKeys } from '../crypto/device-keys.ts'
import { decryptLocal, encryptLocal } from '../crypto/local-key.ts'
import type { LocallySealed, StoredDraft, StoredNote } from './database.ts'
import type { Device } from './device.ts'
import type { LocalKey } from './local-key.ts'
import { type MetaValues, readMeta, writeMeta } from './meta.ts'

type Secrets = Partial<Pick<MetaValues, 'keyring' | 'invitations' | 'keys' | 'joining'>> & {
  drafts: StoredDraft[]
  notes: StoredNote[]
}

/**
 * Moves what lies under `before` to `after`, and does `finish` in the same transaction. What was written meanwhile
 * makes it begin again.
 * @throws {Problem} `cannot_open`: something does not lie under `before`
 */
export async function resealAll(
  device: Device,
  before: LocalKey,
  after: LocalKey,
  finish: () => Promise<unknown>,
): Promise<void> {
  const { database } = device
  for (;;) {
    const old = await readSecrets(device)
    const next = await resealed(old, before.key, after.key)
    const moved = await database.transaction('rw', database.meta, database.drafts, database.localNotes, async () => {
      if (marks(await readSecrets(device)) !== marks(old)) return false
      await writeSecrets(device, next)
      await finish()
      return true
    })
    if (moved) return
  }
}

async function readSecrets({ database }: Device): Promise<Secrets> {
  const [keyring, invitations, keys, joining, drafts, notes] = await Promise.all([
    readMeta(database, 'keyring'),
    readMeta(database, 'invitations'),
    readMeta(database, 'keys'),
    readMeta(database, 'joining'),
    database.drafts.toArray(),
    database.localNotes.toArray(),
  ])
  return {
    drafts: drafts.filter(({ sealed }) => sealed !== undefined),
    notes: notes.filter(({ sealed }) => sealed !== undefined),
    ...(keyring !== undefined && { keyring }),
    ...(invitations !== undefined && { invitations }),
    ...(keys !== undefined && { keys }),
    ...(joining !== undefined && { joining }),
  }
}

async function resealed(old: Secrets, before: CryptoKey, after: CryptoKey): Promise<Secrets> {
  const move = async (sealed: LocallySealed) => encryptLocal(after, await decryptLocal(before, sealed))
  const next: Secrets = { drafts: await moveRows(old.drafts, move), notes: await moveRows(old.notes, move) }
  if (old.keyring !== undefined) next.keyring = { ...old.keyring, sealed: await move(old.keyring.sealed) }
  if (old.invitations !== undefined) next.invitations = await move(old.invitations)
  if (old.keys !== undefined) next.keys = await rewrapped(old.keys, before, after)
  if (old.joining !== undefined)
    next.joining = { ...old.joining, keys: await rewrapped(old.joining.keys, before, after) }
  return next
}

async function moveRows<R extends { sealed?: LocallySealed }>(
  rows: readonly R[],
  move: (sealed: LocallySealed) => Promise<LocallySealed>,
): Promise<R[]> {
  return Promise.all(
    rows.map(async (row) => (row.sealed === undefined ? row : { ...row, sealed: await move(row.sealed) })),
  )
}

/** A non-extractable agreement key of version 1 lies under no key and stays as it is. */
async function rewrapped(keys: StoredKeys, before: CryptoKey, after: CryptoKey): Promise<StoredKeys> {
  const { agree } = keys
  if (!('wrapped' in agree)) return keys
  return { ...keys, agree: { ...agree, wrapped: await rewrapAgreeKey(before, after, agree.wrapped) } }
}

async function writeSecrets({ database }: Device, { drafts, notes, keyring, invitations, keys, joining }: Secrets) {
  if (keyring !== undefined) await writeMeta(database, 'keyring', keyring)
  if (invitations !== undefined) await writeMeta(database, 'invitations', invitations)
  if (keys !== undefined) await writeMeta(database, 'keys', keys)
  if (joining !== undefined) await writeMeta(database, 'joining', joining)
  await database.drafts.bulkPut(drafts)
  await database.localNotes.bulkPut(notes)
}

/** What is sealed, as a text to compare: every writing uses a fresh nonce, so equal bytes mean nothing was written. */
function marks({ keyring, invitations, keys, joining, drafts, notes }: Secrets): string {
  const wrappedOf = (stored: StoredKeys | undefined) =>
    stored !== undefined && 'wrapped' in stored.agree ? stored.agree.wrapped : undefined
  const bytes = (sealed: LocallySealed | undefined) => (sealed === undefined ? null : [...sealed])
  return JSON.stringify([
    [keyring?.sealed, invitations, wrappedOf(keys), wrappedOf(joining?.keys)].map(bytes),
    drafts.map(({ id, sealed }) => [id, bytes(sealed)]),
    notes.map(({ ref, sealed }) => [ref, bytes(sealed)]),
  ])
}
