/**
 * Mends text whose UTF-8 was once read as Windows-1252 ("TrÃ¤ger"), cell by cell, for lists are put together from many
 * files. Only pairs that no German, Turkish, Polish … word holds are mended; what could be meant stays.
 */

/** Windows-1252 by byte 0x80 … 0xBF, as browsers read it (WHATWG Encoding): the characters a UTF-8 sequence goes on with. */
const upper = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 64 }, (_, at) => 0x80 + at))
const byteOf = new Map([...upper].map((char, at) => [char, 0x80 + at]))
const goOn = `[${upper.replace(/[\\\]^-]/g, '\\$&')}]`
/** After a real Ä there may be a quotation mark, a dash, a blank: those pairs are left alone. */
const goOnAfterAe = `(?![„“”‘’‚–—…•«»‹›\\u00a0])${goOn}`
const broken = new RegExp(`[ÂÃÅ]${goOn}|Ä${goOnAfterAe}|â[€‚„†ˆ]${goOn}|ï»¿|ï¬${goOn}|ð[Ÿ]${goOn}{2}`, 'g')
/** Of a broken fixed blank a later export leaves only the first half and a plain blank. */
const lostBlank = /(?<=[\p{Ll}\d\s,.;:)]|^)Â(?=\s)/gu
/** Some lists went through it twice or three times; what goes on longer was never text of an office. */
const mostPasses = 3

/** The text as it was meant; the same text where nothing is certainly wrong. Mending what is mended changes nothing. */
export function mendEncoding(text: string): string {
  let mended = text
  for (let pass = 0; pass <= mostPasses; pass++) {
    const next = mended.replace(broken, decoded).replace(lostBlank, '')
    if (next === mended) return mended
    mended = next
  }
  return text
}

function decoded(sequence: string): string {
  const bytes = Uint8Array.from(sequence, (char) => byteOf.get(char) ?? char.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return sequence
  }
}
