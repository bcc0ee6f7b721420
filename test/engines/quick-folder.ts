/** Where temporary files lie that no power cut has to survive: in memory, where the machine offers enough of it. */
import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
/** A shared PostgreSQL with the databases of all workers stays well below; a container offers but 64 MB. */
const enoughBytes = 2 * 2 ** 30

/** A folder to make folders in. On a disk that others use too, waiting for it took most of a test's time. */
export function quickFolder(): string {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= enoughBytes ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
