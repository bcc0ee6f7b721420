/** An age in months or years; the lower bound may be the pregnancy. */
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { type AgeForm, type AgeUnit, ageUnits } from './age-form.ts'

export function AgeField(props: {
  label: string
  value: AgeForm
  error: string | undefined
  pregnancy?: boolean
  onChange: (value: AgeForm) => void
}) {
  const { label, value, error, pregnancy = false, onChange } = props
  const units = ageUnits.filter((unit) => pregnancy || unit !== 'pregnancy')
  return (
    <div class="age-field">
      {value.unit !== 'pregnancy' && (
        <TextField
          label={label}
          error={error}
          inputMode="numeric"
          maxLength={6}
          value={value.value}
          onInput={(typed) => onChange({ ...value, value: typed })}
        />
      )}
      <Select
        label={value.unit === 'pregnancy' ? label : `${label}: ${t('offers:ageUnit')}`}
        hideLabel={value.unit !== 'pregnancy'}
        value={value.unit}
        options={units.map((unit) => ({ value: unit, label: t(`offers:units.${unit}`) }))}
        onChange={(unit) => onChange({ ...value, unit: unit as AgeUnit })}
      />
    </div>
  )
}
