/** Lines of a text in an SVG, which breaks none itself. Widths are estimated: a letter of Fira Sans is 0.54 em on average. */

const letterEm = 0.54

/** How wide a text is about, in em. */
export function textWidth(text: string): number {
  return text.length * letterEm
}

/** Breaks at spaces and after hyphens and slashes; what a line still cannot hold is cut with an ellipsis. @param width in em */
export function wrap(text: string, width: number, mostLines = 3): string[] {
  const most = Math.max(3, Math.floor(width / letterEm))
  const lines: string[] = []
  for (const word of text.split(/(?<=[\s/\u2010-])/u)) {
    const last = lines.at(-1)
    if (last !== undefined && (last + word.trimEnd()).length <= most) lines[lines.length - 1] = last + word
    else lines.push(word)
  }
  const kept = lines.slice(0, mostLines).map((line) => line.trim())
  const cut = lines.length > mostLines
  return kept.map((line, at) => {
    const ends = cut && at === kept.length - 1
    return line.length > most || ends ? `${line.slice(0, most - 1)}…` : line
  })
}
