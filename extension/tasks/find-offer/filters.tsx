/** The filters: chosen in a panel that opens on request, shown as chips that can be taken away. */
import { codesOf, type Language } from '../../../shared/codes/index.ts'
import { type Cost, costs } from '../../../shared/cost.ts'
import { Button } from '../../ui/button.tsx'
import { ChipToggles, RemovableChip } from '../../ui/chips.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Select } from '../../ui/select.tsx'
import { label, t } from '../../ui/words.ts'
import { dropFilters, filterCount, filters, setFilters } from './search-state.ts'

export function FilterPanel({ onDone }: { onDone: () => void }) {
  const { fields, access, settings, languages, costs: chosenCosts, onlyFree } = filters.value
  const allLanguages: Language[] = codesOf('language')
  return (
    <section class="card" aria-label={t('find:filters')}>
      <Checkbox label={t('find:filterFree')} checked={onlyFree} onChange={(on) => setFilters({ onlyFree: on })} />
      <ChipToggles
        label={t('find:filterAccess')}
        options={codesOf('accessMode').map((value) => ({ value, label: t(`find:access.${value}`) }))}
        values={access}
        onChange={(values) => setFilters({ access: values })}
      />
      <ChipToggles
        label={t('find:filterFields')}
        options={codesOf('fieldOfAction').map((value) => ({ value, label: label('fieldOfAction', value) }))}
        values={fields}
        onChange={(values) => setFilters({ fields: values })}
      />
      <ChipToggles
        label={t('find:filterSettings')}
        options={codesOf('setting').map((value) => ({ value, label: t(`find:setting.${value}`) }))}
        values={settings}
        onChange={(values) => setFilters({ settings: values })}
      />
      <ChipToggles
        label={t('find:filterCosts')}
        options={knownCosts.map((value) => ({ value, label: t(`find:cost.${value}`) }))}
        values={chosenCosts}
        onChange={(values) => setFilters({ costs: values })}
      />
      <Select
        label={t('find:filterLanguages')}
        emptyLabel={t('find:choose')}
        value={languages[0] ?? ''}
        options={allLanguages.map((value) => ({ value, label: label('language', value) }))}
        onChange={(value) => setFilters({ languages: allLanguages.filter((language) => language === value) })}
      />
      <div class="row">
        <Button kind="primary" onClick={onDone}>
          {t('find:filtersDone')}
        </Button>
        {filterCount.value > 0 && (
          <Button kind="quiet" onClick={dropFilters}>
            {t('find:filtersClear')}
          </Button>
        )}
      </div>
    </section>
  )
}

const knownCosts: Cost[] = costs.filter((cost) => cost !== 'unknown')

export function ActiveFilters() {
  if (filterCount.value === 0) return null
  const { fields, access, settings, languages, costs: chosen, onlyFree } = filters.value
  const without = <T,>(values: readonly T[], gone: T) => values.filter((value) => value !== gone)
  return (
    <div class="chips">
      {onlyFree && <RemovableChip label={t('find:filterFree')} onRemove={() => setFilters({ onlyFree: false })} />}
      {access.map((value) => (
        <RemovableChip
          key={value}
          label={t(`find:access.${value}`)}
          onRemove={() => setFilters({ access: without(access, value) })}
        />
      ))}
      {fields.map((value) => (
        <RemovableChip
          key={value}
          label={label('fieldOfAction', value)}
          onRemove={() => setFilters({ fields: without(fields, value) })}
        />
      ))}
      {settings.map((value) => (
        <RemovableChip
          key={value}
          label={t(`find:setting.${value}`)}
          onRemove={() => setFilters({ settings: without(settings, value) })}
        />
      ))}
      {chosen.map((value) => (
        <RemovableChip
          key={value}
          label={t(`find:cost.${value}`)}
          onRemove={() => setFilters({ costs: without(chosen, value) })}
        />
      ))}
      {languages.map((value) => (
        <RemovableChip
          key={value}
          label={label('language', value)}
          onRemove={() => setFilters({ languages: without(languages, value) })}
        />
      ))}
    </div>
  )
}
