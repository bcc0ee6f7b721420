/** What was typed into a change that the server did not take, in words, to look at and to take along. */
import { fieldLabel, fieldText, type Names } from '../../offer-view/field-words.ts'
import type { EditRecord } from '../../store/database.ts'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { t } from '../../ui/words.ts'

/** Folded away; shows nothing for an edit that only removes. */
export function TypedText({ edit, names }: { edit: EditRecord; names: Names }) {
  if (Object.keys(edit.now).length === 0) return null
  return (
    <Disclosure summary={t('offers:typed')}>
      <CopyBlock label={t('offers:typedLabel')} text={typedText(edit, names)} />
    </Disclosure>
  )
}

/** One field a paragraph: its name, and below what was meant to stand there. Of a new thing what is said of it. */
export function typedText({ act, now }: Pick<EditRecord, 'act' | 'now'>, names: Names): string {
  return Object.entries(now)
    .filter(([field, value]) => field !== 'id' && (act !== 'create' || saysSomething(value)))
    .map(([field, value]) => `${fieldLabel(field)}:\n${fieldText(field, value, names)}`)
    .join('\n\n')
}

function saysSomething(value: unknown): boolean {
  return value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)
}
