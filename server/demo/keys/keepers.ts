/**
 * Which of the demonstration's devices keeps an organisation's keys, and what opens that device's keyring. A real
 * device's key never leaves it; these lie in a file beside the demonstration's database, so that a second start
 * can still invite. That is fine for a demonstration alone: it holds no family's data, and whoever reads the file
 * could read everything else there too.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { id } from '../../../shared/scalars.ts'
import { z } from '../../../shared/zod.ts'

const keeperSchema = z.object({
  device: id,
  /** Age identity: the private half of the device's agreement key. */
  identity: z.string(),
})
type Keeper = z.infer<typeof keeperSchema>

const fileSchema = z.record(id, keeperSchema)

export type Keepers = {
  of(organisationId: string): Keeper | undefined
  add(organisationId: string, keeper: Keeper): void
}

/** Kept as long as the process, for demonstrations that nobody joins later. */
export function memoryKeepers(kept = new Map<string, Keeper>()): Keepers {
  return { of: (org) => kept.get(org), add: (org, keeper) => void kept.set(org, keeper) }
}

/** Kept in the data directory. @throws where what lies there is no such file */
export function fileKeepers(dataDir: string): Keepers {
  const path = join(dataDir, 'demonstration-keys.json')
  const kept = new Map(existsSync(path) ? Object.entries(fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))) : [])
  return {
    of: (org) => kept.get(org),
    add(org, keeper) {
      kept.set(org, keeper)
      writeFileSync(path, JSON.stringify(Object.fromEntries(kept), null, 1), { mode: 0o600 })
    },
  }
}
