/** Lines of at most 70 characters: what the text fields of case software show without breaking them anew. */

const lineLength = 70

/**
 * Breaks text into lines at spaces, words too long for a line inside. Line breaks in the text stay; lines
 * after the first begin with `indent`.
 */
export function wrapped(text: string, indent = '', length = lineLength): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? '' : indent
    let empty = true
    for (let word of paragraph.split(/[ \u00a0]+/u).filter((part) => part !== '')) {
      if (!empty && line.length + 1 + word.length > length) {
        lines.push(line)
        line = indent
        empty = true
      }
      const room = () => length - line.length - (empty ? 0 : 1)
      while (word.length > room()) {
        const part = word.slice(0, room())
        lines.push(line + part)
        word = word.slice(part.length)
        line = indent
        empty = true
      }
      line += (empty ? '' : ' ') + word
      empty = false
    }
    lines.push(empty ? '' : line)
  }
  return lines
}

/** `Term: content`, continued under itself; no line where there is no content. */
export function field(term: string, content: string | undefined): string[] {
  return content === undefined || content.trim() === '' ? [] : wrapped(`${term}: ${content}`, '  ')
}

/** One item of a list, continued under its text. */
export function item(content: string): string[] {
  return wrapped(`- ${content.replaceAll('\n', ' ')}`, '  ')
}

/** A calendar day (`YYYY-MM-DD`) as German files write it: `TT.MM.JJJJ`. Anything else stays as it is. */
export function writtenDay(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}` : day
}
