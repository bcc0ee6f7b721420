/** Several words in one field, parted by commas: what is typed stays as typed while the list follows it. */
import { useState } from 'preact/hooks'
import type { FieldFrame } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'

/** `onChange` gets each word once, trimmed; a list set from outside takes the typed text's place. */
export function WordsField(props: FieldFrame & { words: readonly string[]; onChange: (words: string[]) => void }) {
  const { words, onChange, ...frame } = props
  const [typed, type] = useState(words.join(', '))
  const shown = wordsIn(typed).join() === words.join() ? typed : words.join(', ')
  return (
    <TextArea
      {...frame}
      rows={2}
      value={shown}
      onInput={(text) => {
        type(text)
        onChange(wordsIn(text))
      }}
    />
  )
}

/** Words by comma, semicolon or line; each once. */
export function wordsIn(text: string): string[] {
  const words = text.split(/[,;\n]/).map((word) => word.trim().replace(/\s+/g, ' '))
  return [...new Set(words.filter((word) => word !== ''))]
}
