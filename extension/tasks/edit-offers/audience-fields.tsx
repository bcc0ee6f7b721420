/** For whom an offer is: life phases and ages. */
import { t } from '../../ui/words.ts'
import { AgeField } from './age-field.tsx'
import { CodesField } from './codes-field.tsx'
import type { EditorFieldsProps } from './editor-fields-props.ts'

export function AudienceFields({ form, errorOf, onChange }: EditorFieldsProps) {
  const own = form.ownCodes
  return (
    <section class="card" aria-labelledby="audience-fields">
      <h2 id="audience-fields">{t('offers:sectionAudience')}</h2>
      <CodesField
        label={t('offers:field.lifePhases')}
        need="required"
        list="lifePhase"
        standard={form.lifePhases}
        own={own}
        error={errorOf('lifePhases')}
        onChange={(lifePhases, ownCodes) => onChange({ lifePhases, ownCodes })}
      />
      <div class="field-pair">
        <AgeField
          label={t('offers:ageFrom')}
          pregnancy
          value={form.ageFrom}
          error={errorOf('ageFromMonths')}
          onChange={(ageFrom) => onChange({ ageFrom })}
        />
        <AgeField
          label={t('offers:ageTo')}
          value={form.ageTo}
          error={errorOf('ageToMonths')}
          onChange={(ageTo) => onChange({ ageTo })}
        />
      </div>
    </section>
  )
}
