/** Telephone numbers, each with what it is for. */
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import type { PhoneForm } from './offer-form.ts'
import { RowsField } from './rows-field.tsx'

export function PhonesField(props: {
  rows: readonly PhoneForm[]
  errorOf: (path: string) => string | undefined
  onChange: (rows: PhoneForm[]) => void
}) {
  return (
    <RowsField
      label={t('offers:field.phones')}
      rows={props.rows}
      most={10}
      empty={{ number: '', note: '' }}
      add={t('offers:phoneAdd')}
      nameOf={(number) => t('offers:phoneName', { number })}
      error={props.errorOf('phones')}
      onChange={props.onChange}
    >
      {(row, change, at) => (
        <div class="field-pair">
          <TextField
            label={t('offers:phoneNumber')}
            maxLength={60}
            error={props.errorOf(`phones.${at}.number`)}
            value={row.number}
            onInput={(number) => change({ number })}
          />
          <TextField
            label={t('offers:note')}
            need="optional"
            maxLength={120}
            value={row.note}
            onInput={(note) => change({ note })}
          />
        </div>
      )}
    </RowsField>
  )
}
