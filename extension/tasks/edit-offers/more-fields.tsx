/** The rest of an offer, folded away; a fault opens what it is in. */
import { costs } from '../../../shared/cost.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { CodeField } from './code-field.tsx'
import { CodesField } from './codes-field.tsx'
import type { EditorFieldsProps } from './editor-fields-props.ts'
import { LongText } from './long-text.tsx'
import type { OfferForm } from './offer-form.ts'
import { PlacesField } from './places-field.tsx'

export function MoreFields({ form, errorOf, anyWrong, onChange, tree }: EditorFieldsProps) {
  const own = form.ownCodes
  const text = { form, errorOf, onChange }
  return (
    <>
      <Disclosure summary={t('offers:sectionPlaces')} open={anyWrong(['places'])}>
        <PlacesField
          rows={form.places}
          protectedPlace={form.protectedPlace}
          tree={tree}
          errorOf={errorOf}
          onChange={onChange}
        />
      </Disclosure>
      <Disclosure
        summary={t('offers:sectionNeeds')}
        open={anyWrong(['needs', 'targetGroups', 'languages', 'settings'])}
      >
        <CodesField
          label={t('offers:field.needs')}
          list="need"
          standard={form.needs}
          own={own}
          error={errorOf('needs')}
          onChange={(needs, ownCodes) => onChange({ needs, ownCodes })}
        />
        <CodesField
          label={t('offers:field.targetGroups')}
          list="targetGroup"
          standard={form.targetGroups}
          own={own}
          error={errorOf('targetGroups')}
          onChange={(targetGroups, ownCodes) => onChange({ targetGroups, ownCodes })}
        />
        <CodesField
          label={t('offers:field.languages')}
          list="language"
          standard={form.languages}
          own={own}
          error={errorOf('languages')}
          onChange={(languages, ownCodes) => onChange({ languages, ownCodes })}
        />
        <CodesField
          label={t('offers:field.settings')}
          list="setting"
          standard={form.settings}
          own={own}
          error={errorOf('settings')}
          onChange={(settings, ownCodes) => onChange({ settings, ownCodes })}
        />
      </Disclosure>
      <Disclosure
        summary={t('offers:sectionMore')}
        open={anyWrong(['accessNote', 'costNote', 'requiredDocuments', 'legalBasis'])}
      >
        <LongText field="accessNote" {...text} />
        <LongText field="requiredDocuments" {...text} />
        <Select
          label={t('offers:field.cost')}
          value={form.cost}
          options={costs.map((cost) => ({ value: cost, label: t(`find:cost.${cost}`) }))}
          onChange={(cost) => onChange({ cost: cost as OfferForm['cost'] })}
        />
        <LongText field="costNote" {...text} />
        <CodeField
          label={t('offers:field.preventionLevel')}
          list="preventionLevel"
          emptyLabel={t('offers:noneChosen')}
          standard={form.preventionLevel}
          own={own}
          onChange={(preventionLevel, ownCodes) => onChange({ preventionLevel, ownCodes })}
        />
        <TextField
          label={t('offers:field.legalBasis')}
          placeholder="§ 28 SGB VIII"
          maxLength={200}
          error={errorOf('legalBasis')}
          value={form.legalBasis}
          onInput={(legalBasis) => onChange({ legalBasis })}
        />
      </Disclosure>
      <Checkbox
        label={t('offers:allChecked')}
        checked={form.allChecked}
        onChange={(allChecked) => onChange({ allChecked })}
      />
    </>
  )
}
