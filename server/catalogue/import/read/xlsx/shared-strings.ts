/** Texts that cells of a workbook share; how they sound (furigana) is left out. */
import type { ReadOptions } from '../steps.ts'
import type { Packed } from '../zip.ts'
import { readXml, unescaped } from './xml.ts'

export async function readSharedStrings(packed: Packed, part: string, options: ReadOptions): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let inText = false
  let inSound = false
  await readXml(
    packed,
    part,
    {
      open(name) {
        if (name === 'si') text = ''
        if (name === 'rPh') inSound = true
        if (name === 't') inText = !inSound
      },
      text(piece) {
        if (inText) text += piece
      },
      close(name) {
        if (name === 't') inText = false
        if (name === 'rPh') inSound = false
        if (name === 'si') texts.push(unescaped(text))
      },
    },
    options,
  )
  return texts
}
