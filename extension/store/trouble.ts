/** What the browser says when its storage fails, as one of the product's problems. */
import { Problem } from '../../shared/problem.ts'

const broken = ['OpenFailedError', 'DatabaseClosedError', 'UnknownError', 'InvalidStateError', 'NotFoundError']

/**
 * Runs `work`; a full disk becomes `local_storage_full`, a database that cannot be opened or read
 * `local_storage_broken`. Anything else is passed on as it came.
 */
export async function withStorageProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (failure) {
    throw storageProblem(failure) ?? failure
  }
}

/** The problem that a failure of the storage is, with the failure as its `cause`; undefined for any other. */
export function storageProblem(failure: unknown): Problem | undefined {
  const names = namesOf(failure)
  const full = names.includes('QuotaExceededError')
  if (!full && !names.some((name) => broken.includes(name))) return undefined
  const problem = new Problem(full ? 'local_storage_full' : 'local_storage_broken')
  problem.cause = failure
  return problem
}

/** A failure's name and those of its causes: Dexie wraps the browser's own error. */
function namesOf(failure: unknown): string[] {
  if (!(failure instanceof Error) && !(failure instanceof DOMException)) return []
  const cause = 'inner' in failure ? failure.inner : failure.cause
  return [failure.name, ...(cause === failure ? [] : namesOf(cause))]
}
