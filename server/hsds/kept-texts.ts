/**
 * Records as JSON, made once for each version of a thing and kept as long as there is room: a page in full is costly to
 * make and cheap to send. What was not asked for longest goes first.
 */

/** Characters kept in all, two bytes each at most; a third of ten thousand services in full, or all of their lists. */
const usualRoom = 24 * 2 ** 20
/** One text takes no more than this part of the room, so that a single giant does not drive out all others. */
const mostOfRoom = 1 / 16

export type KeptTexts = {
  /**
   * The text of a thing in a form, made where it is not kept.
   * @param thing its version: an entry that replaces it is another object, and its text is made anew
   */
  of(thing: { id: string }, form: string, make: () => string): string
  /** Characters kept. */
  size(): number
}

export function keepTexts(room = usualRoom): KeptTexts {
  const kept = new Map<string, { thing: object; text: string }>()
  let size = 0
  const drop = (key: string) => {
    size -= kept.get(key)?.text.length ?? 0
    kept.delete(key)
  }
  return {
    of(thing, form, make) {
      const key = `${form}|${thing.id}`
      const known = kept.get(key)
      const text = known?.thing === thing ? known.text : make()
      // Taken out and put in again, it is the last to go.
      drop(key)
      if (text.length > room * mostOfRoom) return text
      kept.set(key, { thing, text })
      size += text.length
      for (const oldest of kept.keys()) {
        if (size <= room) break
        drop(oldest)
      }
      return text
    },
    size: () => size,
  }
}
