/**
 * The case context as small chips under the field, and the filters behind one button. What is not set
 * is offered; what is set can be taken away. One editor is open at a time.
 */
import { useState } from 'preact/hooks'
import { contextAgeText } from '../../offer-view/age-words.ts'
import { areaText, treeOf } from '../../offer-view/area-tree.ts'
import { caseContext, clearCaseContext, setCaseContext } from '../../store/case-context.ts'
import { readAreas } from '../../store/catalogue.ts'
import { useLive } from '../../store/live.ts'
import { ChipRow, OfferedChip, RemovableChip } from '../../ui/chips.tsx'
import { Icon } from '../../ui/icon.tsx'
import { label, t } from '../../ui/words.ts'
import { AgeEditor, AreaEditor, LanguageEditor } from './context-editors.tsx'
import { ActiveFilters, FilterPanel } from './filters.tsx'
import { filterCount } from './search-state.ts'

type Open = 'age' | 'area' | 'language' | 'filters' | undefined

export function ContextBar() {
  const [open, setOpen] = useState<Open>(undefined)
  const context = caseContext.value
  const tree = treeOf(useLive(readAreas, []) ?? [])
  const age = contextAgeText(context)
  const close = () => setOpen(undefined)
  const set = [context.need, age, context.areaId, context.language].filter((part) => part !== undefined).length
  return (
    <div class="stack-tight">
      <ChipRow label={t('find:context')}>
        {context.need !== undefined && (
          <RemovableChip label={label('need', context.need)} onRemove={() => setCaseContext({ need: undefined })} />
        )}
        {age === undefined ? (
          <OfferedChip label={t('find:addAge')} onPress={() => setOpen('age')} />
        ) : (
          <RemovableChip label={age} onRemove={() => setCaseContext({ ageMonths: undefined, lifePhase: undefined })} />
        )}
        {context.areaId === undefined ? (
          <OfferedChip label={t('find:addArea')} onPress={() => setOpen('area')} />
        ) : (
          <RemovableChip
            label={areaText(tree, context.areaId)}
            onRemove={() => setCaseContext({ areaId: undefined })}
          />
        )}
        {context.language === undefined ? (
          <OfferedChip label={t('find:addLanguage')} onPress={() => setOpen('language')} />
        ) : (
          <RemovableChip
            label={label('language', context.language)}
            onRemove={() => setCaseContext({ language: undefined })}
          />
        )}
        <button
          type="button"
          class={filterCount.value > 0 ? 'chip chip-set' : 'chip'}
          aria-expanded={open === 'filters'}
          onClick={() => setOpen(open === 'filters' ? undefined : 'filters')}
        >
          <Icon name="filter" />
          <span aria-hidden="true">
            {t('find:filters')}
            {filterCount.value > 0 && ` (${filterCount.value})`}
          </span>
          <span class="visually-hidden">
            {filterCount.value > 0 ? t('find:filtersCount', { count: filterCount.value }) : t('find:filters')}
          </span>
        </button>
        {set > 1 && (
          <button type="button" class="button button-small" onClick={clearCaseContext}>
            {t('find:contextClear')}
          </button>
        )}
      </ChipRow>
      {open === 'age' && <AgeEditor onDone={close} />}
      {open === 'area' && <AreaEditor tree={tree} onDone={close} />}
      {open === 'language' && <LanguageEditor onDone={close} />}
      {open === 'filters' ? <FilterPanel onDone={close} /> : <ActiveFilters />}
    </div>
  )
}
