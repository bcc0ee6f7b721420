/**
 * A packed file, looked at before anything in it is unpacked: how much it claims to hold, whether a name leads out of
 * it, whether it is locked. Nothing is ever written to disk; an entry that holds more than it claims is refused.
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { importLimits } from '../../../../shared/protocol/imports.ts'
import { cannotRead } from './reason.ts'

/** Entries of a packed list; workbooks have some dozens. */
const mostEntries = 2000

export type Packed = {
  /** Names of the files inside. */
  names: readonly string[]
  /** The bytes of one file inside, piece by piece. @throws {Problem} when it is not what it claims to be. */
  pieces(name: string): AsyncGenerator<Uint8Array>
  bytes(name: string): Promise<Uint8Array>
}

/** @throws {Problem} for what is broken, locked, leads out of the archive or would unpack to too much. */
export async function openZip(bytes: Uint8Array): Promise<Packed> {
  const zip = await opened(bytes)
  const entries = await entriesOf(zip)
  async function* pieces(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name)
    if (entry === undefined) throw cannotRead('file_broken', 'zip_broken', name)
    try {
      for await (const piece of await zip.openReadStreamPromise(entry)) yield piece
    } catch {
      throw cannotRead('file_broken', 'zip_broken', name)
    }
  }
  return {
    names: [...entries.keys()],
    pieces,
    async bytes(name) {
      const all: Uint8Array[] = []
      for await (const piece of pieces(name)) all.push(piece)
      return new Uint8Array(Buffer.concat(all))
    },
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    return await fromBufferPromise(buffer, { autoClose: false, lazyEntries: true })
  } catch {
    throw cannotRead('file_broken', 'zip_broken')
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw cannotRead('file_too_large', 'entries', zip.entryCount)
  const entries = new Map<string, Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (entry.isEncrypted()) throw cannotRead('file_broken', 'encrypted')
      if (unpacked > importLimits.unpackedBytes) throw cannotRead('file_too_large', 'unpacked_bytes', unpacked)
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw zipProblem(error)
  }
  return entries
}

/** The library refuses names that are absolute or lead upwards, and says so in its message only. */
function zipProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'Problem') return error
  return cannotRead(
    'file_broken',
    /relative path|absolute path|invalid characters/.test(error.message) ? 'zip_path' : 'zip_broken',
  )
}
