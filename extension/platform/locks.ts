/** Web Locks: what only one page or worker of the extension may do at a time. */

export type Locks = {
  /** Runs `work` alone under `name`; waits for its turn. */
  alone<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Runs `work` alone, or answers `busy` at once where another holds the lock. */
  ifFree<T>(name: string, work: () => Promise<T>): Promise<T | 'busy'>
}

export const webLocks: Locks = {
  alone: (name, work, signal) => navigator.locks.request(name, signal === undefined ? {} : { signal }, work),
  ifFree: (name, work) =>
    navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? 'busy' : await work())),
}
