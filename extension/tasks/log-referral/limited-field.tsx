/** Free text that is sealed: shows near the end how much room is left, says what is too long, and never cuts. */
import { longest } from '../../../shared/sealed.ts'
import type { FieldFrame } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import type { LongField } from './faults-of-form.ts'

type Props = FieldFrame & {
  field: LongField
  value: string
  onInput: (value: string) => void
  /** Several lines. */
  lines?: boolean
}

export function LimitedField({ field, lines = false, error, ...props }: Props) {
  const left = longest[field] - props.value.trim().length
  const over = left < 0 ? t('log:tooLong', { count: -left }) : error
  return (
    <div class="stack-tight">
      {lines ? <TextArea {...props} error={over} /> : <TextField {...props} error={over} />}
      {left >= 0 && left <= nearEnd(longest[field]) && <p class="small muted">{t('log:roomLeft', { count: left })}</p>}
    </div>
  )
}

/** The last tenth, and never more than two lines of text. */
function nearEnd(limit: number): number {
  return Math.min(limit / 10, 150)
}
