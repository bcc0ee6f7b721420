/**
 * One write at a time for each draft, and the newest form that waits for the next: who types faster than a disk
 * writes loses nothing, and nobody waits for forms that are no longer wanted.
 */
type NewestWrites<T> = {
  /**
   * Writes at once, or after the write that is under way.
   * @returns when this value, or a newer one, is written; rejects as the write does
   */
  keep(id: string, value: T, write: (value: T) => Promise<void>): Promise<void>
  /** When what was given for this id so far is written; rejects as the write does. */
  done(id: string): Promise<void>
  /** When everything that was given so far is written, or could not be. */
  settled(): Promise<void>
}

type Writer<T> = { next: { value: T } | undefined; done: Promise<void> }

/** One set of writers, for a kind of draft in this page; ids are independent of each other. */
export function newestWrites<T>(): NewestWrites<T> {
  const writers = new Map<string, Writer<T>>()
  const writeAll = async (id: string, writer: Writer<T>, write: (value: T) => Promise<void>) => {
    try {
      while (writer.next !== undefined) {
        const { value } = writer.next
        writer.next = undefined
        await write(value)
      }
    } finally {
      writers.delete(id)
    }
  }
  return {
    keep(id, value, write) {
      const running = writers.get(id)
      if (running !== undefined) {
        running.next = { value }
        return running.done
      }
      const writer: Writer<T> = { next: { value }, done: Promise.resolve() }
      writers.set(id, writer)
      writer.done = writeAll(id, writer, write)
      return writer.done
    },
    async done(id) {
      await writers.get(id)?.done
    },
    async settled() {
      await Promise.allSettled([...writers.values()].map(({ done }) => done))
    },
  }
}
