/** A file chosen by dialog, or dropped on the field; the browser's own control, so that keyboard and reader know it. */
import { useState } from 'preact/hooks'
import { Field, type FieldFrame } from './field.tsx'

export function FileField(props: FieldFrame & { accept: string; onFile: (file: File) => void }) {
  const [over, setOver] = useState(false)
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file !== undefined) props.onFile(file)
  }
  return (
    <Field {...props}>
      {(ties) => (
        <input
          {...ties}
          type="file"
          class={over ? 'input file-input file-input-over' : 'input file-input'}
          accept={props.accept}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            take(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
      )}
    </Field>
  )
}
