/** Lines of a text in an SVG, which breaks none itself. Widths are estimated: a letter of Fira Sans is 0.54 em on average. */

const letterEm = 0.54

/** How wide a text is about, in em. */
export function textWidth(text: string): number {
  return text.length * letterEm
}

/**
 * Breaks at spaces and after hyphens and slashes, and within a word only where it is longer than a line. Lines beyond
 * the last are cut with an ellipsis. @param width in em
 */
export function wrap(text: string, width: number, mostLines = 4): string[] {
  const most = Math.max(4, Math.floor(width / letterEm))
  const lines: string[] = []
  for (const word of text.split(/(?<=[\s/\u2010-])/u).flatMap((each) => pieces(each, most))) {
    const last = lines.at(-1)
    if (last !== undefined && (last + word.trimEnd()).length <= most) lines[lines.length - 1] = last + word
    else lines.push(word)
  }
  const kept = lines.slice(0, mostLines).map((line) => line.trim())
  if (lines.length <= mostLines) return kept
  return kept.map((line, at) => (at === kept.length - 1 ? `${line.slice(0, most - 1)}…` : line))
}

function pieces(word: string, most: number): string[] {
  if (word.trimEnd().length <= most) return [word]
  return [`${word.slice(0, most - 1)}-`, ...pieces(word.slice(most - 1), most)]
}
