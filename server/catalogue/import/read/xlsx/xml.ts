/** XML of a workbook as a stream of elements. Entities of a document's own and references to outside are not followed. */
import { SaxesParser } from 'saxes'
import { cannotRead } from '../reason.ts'
import { type ReadOptions, takeTurns } from '../steps.ts'
import type { Packed } from '../zip.ts'

/** Elements open at once, and attributes of one: workbooks need about ten. More would only fill the memory. */
const [deepest, mostAttributes] = [100, 200]

export type Attributes = Readonly<Record<string, string>>
export type Listener = {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** Element names come without prefix; attributes as written, for example `r:id`. @throws {Problem} when it is no XML. */
export async function readXml(packed: Packed, part: string, listener: Listener, options: ReadOptions): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const broken = () => cannotRead('file_broken', 'xlsx_broken', part)
  let [depth, attributesHere] = [0, 0]
  parser.on('error', () => {
    throw broken()
  })
  parser.on('opentagstart', () => {
    attributesHere = 0
    if (++depth > deepest) throw broken()
  })
  parser.on('attribute', () => {
    if (++attributesHere > mostAttributes) throw broken()
  })
  parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes))
  parser.on('closetag', ({ name }) => {
    depth--
    listener.close?.(local(name))
  })
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  const decoder = new TextDecoder('utf-8')
  for await (const piece of packed.pieces(part)) {
    parser.write(decoder.decode(piece, { stream: true }))
    await takeTurns(options)
  }
  parser.write(decoder.decode()).close()
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, ST_Xstring). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
