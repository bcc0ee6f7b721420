/** Weekly openings: days as toggles, times on the clock. */
import { ChipToggles } from '../../ui/chips.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import type { OpeningForm } from './offer-form.ts'
import { RowsField } from './rows-field.tsx'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** At most 40 rows. @param props.errorOf by path, such as `openings.0.opens` */
export function OpeningsField(props: {
  rows: readonly OpeningForm[]
  errorOf: (path: string) => string | undefined
  onChange: (rows: OpeningForm[]) => void
}) {
  const { errorOf } = props
  return (
    <RowsField
      label={t('offers:field.openings')}
      rows={props.rows}
      most={40}
      empty={{ days: [], opens: '', closes: '', note: '' }}
      add={t('offers:openingAdd')}
      nameOf={(number) => t('offers:openingName', { number })}
      error={errorOf('openings')}
      onChange={props.onChange}
    >
      {(row, change, at) => (
        <>
          <ChipToggles
            label={t('offers:openingDays')}
            error={errorOf(`openings.${at}.days`)}
            options={weekdays.map((day) => ({ value: String(day), label: t(`offer:days.${day}`) }))}
            values={row.days.map(String)}
            onChange={(days) => change({ days: days.map(Number).sort((a, b) => a - b) })}
          />
          <div class="field-pair">
            <TextField
              label={t('offers:opens')}
              placeholder="09:00"
              maxLength={5}
              error={errorOf(`openings.${at}.opens`)}
              value={row.opens}
              onInput={(opens) => change({ opens })}
              onBlur={() => change({ opens: clockOf(row.opens) })}
            />
            <TextField
              label={t('offers:closes')}
              placeholder="12:00"
              maxLength={5}
              error={errorOf(`openings.${at}.closes`)}
              value={row.closes}
              onInput={(closes) => change({ closes })}
              onBlur={() => change({ closes: clockOf(row.closes) })}
            />
          </div>
          <TextField
            label={t('offers:note')}
            need="optional"
            maxLength={200}
            value={row.note}
            onInput={(note) => change({ note })}
          />
        </>
      )}
    </RowsField>
  )
}

/** `9`, `9.30` and `930` are what people type for 09:00 and 09:30; anything else stays as it is. */
export function clockOf(typed: string): string {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim())
  if (match === null) return typed
  const [, hours = '', minutes = '00'] = match
  return `${hours.padStart(2, '0')}:${minutes}`
}
