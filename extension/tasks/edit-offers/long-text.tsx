/** One of the offer's longer texts. */
import { TextArea } from '../../ui/text-area.tsx'
import { t } from '../../ui/words.ts'
import type { EditorFieldsProps } from './editor-fields-props.ts'
import type { TextField } from './offer-form.ts'

export function LongText(
  props: Pick<EditorFieldsProps, 'form' | 'errorOf' | 'onChange'> & { field: TextField; rows?: number },
) {
  const { field, form } = props
  return (
    <TextArea
      label={t(`offers:field.${field}`)}
      rows={props.rows ?? 2}
      error={props.errorOf(field)}
      value={form[field]}
      onInput={(text) => props.onChange({ [field]: text })}
    />
  )
}
