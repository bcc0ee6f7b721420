/** The choice of a year above numbers that only whole years have; not printed, the page says the year itself. */
import { Select } from '../../ui/select.tsx'
import { t } from '../../ui/words.ts'

export function YearChoice(props: { year: string; years: readonly string[]; onChoose: (year: string) => void }) {
  const { year, years, onChoose } = props
  return (
    <div class="figure-choice no-print">
      <Select
        label={t('statistics:targetsYear')}
        value={year}
        options={years.map((value) => ({ value, label: value }))}
        onChange={onChoose}
      />
    </div>
  )
}
