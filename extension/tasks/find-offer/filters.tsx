/** The filters: chosen in a panel that opens on request, shown as chips that can be taken away. */
import type { AccessMode, Setting } from '../../../shared/codes/index.ts'
import { type Cost, costs } from '../../../shared/cost.ts'
import { Button } from '../../ui/button.tsx'
import { ChipToggles, RemovableChip } from '../../ui/chips.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Select } from '../../ui/select.tsx'
import { label, options, t } from '../../ui/words.ts'
import { dropFilters, filterCount, filters, setFilters } from './search-state.ts'

/** Each choice counts at once; `onDone` only closes. */
export function FilterPanel({ onDone }: { onDone: () => void }) {
  const { fields, access, settings, languages, costs: chosenCosts, onlyFree } = filters.value
  const allLanguages = options('language', languages)
  return (
    <section class="card" aria-label={t('find:filters')}>
      <Checkbox label={t('find:filterFree')} checked={onlyFree} onChange={(on) => setFilters({ onlyFree: on })} />
      <ChipToggles
        label={t('find:filterAccess')}
        options={options('accessMode', access).map(({ value }) => ({ value, label: accessLabel(value) }))}
        values={access}
        onChange={(values) => setFilters({ access: values })}
      />
      <ChipToggles
        label={t('find:filterFields')}
        options={options('fieldOfAction', fields)}
        values={fields}
        onChange={(values) => setFilters({ fields: values })}
      />
      <ChipToggles
        label={t('find:filterSettings')}
        options={options('setting', settings).map(({ value }) => ({ value, label: settingLabel(value) }))}
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
        options={allLanguages}
        onChange={(chosen) =>
          setFilters({ languages: allLanguages.flatMap(({ value }) => (value === chosen ? [value] : [])) })
        }
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

const accessLabel = (code: AccessMode) => label('accessMode', code, t(`find:access.${code}`))
const settingLabel = (code: Setting) => label('setting', code, t(`find:setting.${code}`))

const knownCosts: Cost[] = costs.filter((cost) => cost !== 'unknown')

/** Shows nothing where nothing is filtered. */
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
          label={accessLabel(value)}
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
          label={settingLabel(value)}
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
