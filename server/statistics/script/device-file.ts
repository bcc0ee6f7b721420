/**
 * The device of a script: its own key and which server it belongs to, in a file that its owner alone may read. Scripts
 * get a device like everybody else, because a token that never ends would be a password that nobody can take back.
 */
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { z } from '../../../shared/zod.ts'
import { CommandTrouble } from '../../commands/trouble.ts'

const deviceFileSchema = z.object({
  server: z.url(),
  /** Identity of the server; it is part of what the device signs. */
  instance: z.uuid(),
  device: z.uuid(),
  /** Ed25519 private key as PKCS #8, base64. */
  key: z.string(),
  /** The newest access token and when it ends (ms since 1970), so that not every call needs a new one. */
  access: z.object({ token: z.string(), until: z.number() }).optional(),
})
export type DeviceFile = z.infer<typeof deviceFileSchema>

/** @throws {CommandTrouble} where there is none, or something else */
export async function readDeviceFile(file: string): Promise<DeviceFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new CommandTrouble(`There is no device at “${file}”. Make one: statistics enrol CODE --server URL`)
  })
  const read = deviceFileSchema.safeParse(jsonOf(text))
  if (!read.success) throw new CommandTrouble(`“${file}” is not the file of a device.`)
  return read.data
}

/** Written under another name first, so that a call at the same time never finds half of it. */
export async function writeDeviceFile(file: string, content: DeviceFile): Promise<void> {
  const part = `${file}.${process.pid}.part`
  await writeFile(part, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  await chmod(part, 0o600)
  await rename(part, file)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
