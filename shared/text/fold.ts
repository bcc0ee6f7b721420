/**
 * One spelling for what people spell in many ways: case, accents, ß/ss, and umlauts typed as ä, ae or a.
 * "Frühe", "fruehe" and "FRUHE" all become "fruhe". The result is for comparing, never for showing.
 */

const plain = /^[\u0020-\u007e]*$/
const marks = /\p{M}+/gu
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'a',
  ø: 'o',
  œ: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const special = /[ßæøœłđðþı]/g
/** ae, oe, ue written for an umlaut; not in "Trauer", "neue", "quer", where the e is a sound of its own. */
const digraph = /(?<![aeq])([aou])e+/g

/** Folds a text of any length; folding twice gives the same as folding once. */
export function fold(text: string): string {
  let folded = plain.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .toLowerCase()
        .normalize('NFKD')
        .replace(marks, '')
        .replace(special, (letter) => letters[letter] ?? letter)
  for (;;) {
    const next = folded.replace(digraph, '$1')
    if (next === folded) return folded
    folded = next
  }
}
