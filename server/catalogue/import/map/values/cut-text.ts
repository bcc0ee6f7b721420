/** Cuts a text that is longer than its field, where a reader would stop: after a sentence, else after a word. */

const sentenceEnd = /[.!?…](?=\s)/g
/** A cut that leaves less than this share of the room is made at a word instead. */
const leastShare = 0.5

/** At most `most` UTF-16 units, as the schemas count; a cut text ends in `…`. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const room = text.slice(0, most - 2)
  const sentence = lastIndex(room, sentenceEnd) + 1
  if (sentence > most * leastShare) return `${room.slice(0, sentence)} …`
  const word = Math.max(room.lastIndexOf(' '), room.lastIndexOf('\n'))
  return `${cutAt(room, word > most * leastShare ? word : room.length)} …`
}

/** The first `most` units without half a character or a blank at the end. */
export function cutAt(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}

function lastIndex(text: string, shape: RegExp): number {
  return [...text.matchAll(shape)].at(-1)?.index ?? -1
}
