/** What is known of the family: prefilled from the case at hand, folded away with its summary, never required. */
import { useState } from 'preact/hooks'
import { type AgeBand, ageBands, type Language, type LifePhase } from '../../../shared/codes/index.ts'
import type { AreaOption } from '../../offer-view/area-options.ts'
import type { FamilyForm } from '../../store/draft-forms.ts'
import { lifePhaseOf } from '../../store/prefilled-forms.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/select.tsx'
import { label, options, t } from '../../ui/words.ts'

type Part = Pick<FamilyForm, 'lifePhase' | 'ageBand' | 'areaId' | 'language'>
type Props = {
  form: Part
  areas: readonly AreaOption[]
  /** Folded although nothing is known. */
  folded?: boolean
  onChange: (change: Partial<Part>) => void
}

/** Open at first where neither phase nor area is known, unless `folded`. */
export function FamilyFields({ form, areas, folded = false, onChange }: Props) {
  const [openAtFirst] = useState(!folded && form.lifePhase === 'not_recorded' && form.areaId === 'not_recorded')
  return (
    <Disclosure summary={`${t('log:family')}: ${familyText(form, areas)}`} open={openAtFirst}>
      <Select
        label={t('log:ageBand')}
        value={form.ageBand}
        options={options('ageBand')}
        onChange={(value) => onChange(withAgeBand(form, value as AgeBand))}
      />
      <Select
        label={t('log:lifePhase')}
        value={form.lifePhase}
        options={[...options('lifePhase', [form.lifePhase]), { value: 'not_recorded', label: t('notRecorded') }]}
        onChange={(value) => onChange({ lifePhase: value as LifePhase | 'not_recorded' })}
      />
      <Select
        label={t('log:area')}
        value={form.areaId}
        options={[...areaAnswers(), ...areas]}
        onChange={(areaId) => onChange({ areaId })}
      />
      <Select
        label={t('log:language')}
        value={form.language}
        emptyLabel={t('log:languageEmpty')}
        options={options('language', [form.language])}
        onChange={(value) => onChange({ language: value as Language | '' })}
      />
    </Disclosure>
  )
}

/** An age names the life phase too, as long as none was chosen. */
function withAgeBand(form: Part, ageBand: AgeBand): Partial<Part> {
  const band = ageBands.find(({ code }) => code === ageBand)
  const months =
    ageBand === 'prenatal' ? -1 : band !== undefined && 'fromYears' in band ? band.fromYears * 12 : undefined
  const phase = months === undefined ? undefined : lifePhaseOf(months)
  return form.lifePhase === 'not_recorded' && phase !== undefined ? { ageBand, lifePhase: phase } : { ageBand }
}

function areaAnswers() {
  return [
    { value: 'not_recorded', label: t('log:areaNotRecorded') },
    { value: 'unknown', label: t('log:areaUnknown') },
    { value: 'outside', label: t('log:areaOutside') },
  ]
}

/** What is known of the family, in one line. */
export function familyText(form: Part, areas: readonly AreaOption[]): string {
  const area = [...areaAnswers(), ...areas].find(({ value }) => value === form.areaId)
  const known = [
    form.ageBand === 'not_recorded' ? '' : label('ageBand', form.ageBand),
    form.lifePhase === 'not_recorded' ? '' : label('lifePhase', form.lifePhase),
    form.areaId === 'not_recorded' ? '' : (area?.label.trim() ?? form.areaId),
    form.language === '' ? '' : label('language', form.language),
  ].filter((text) => text !== '')
  return known.length === 0 ? t('log:familyNothing') : known.join(', ')
}
