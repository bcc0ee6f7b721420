/** The fields of an offer: what matters first, the rest folded away. A fault opens what it is in. */
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'
import { costs } from '../../../shared/cost.ts'
import type { AreaTree } from '../../offer-view/area-tree.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { AgeField } from './age-field.tsx'
import { AreasField } from './areas-field.tsx'
import { CodeField } from './code-field.tsx'
import { CodesField } from './codes-field.tsx'
import type { OfferForm, TextField as TextFieldName } from './offer-form.ts'
import { OpeningsField } from './openings-field.tsx'
import { PhonesField } from './phones-field.tsx'
import { PlacesField } from './places-field.tsx'

export type EditorFieldsProps = {
  form: OfferForm
  tree: AreaTree
  /** What is wrong with a field, in words. */
  errorOf: (path: string) => string | undefined
  /** Whether any of the fields has a fault that is told. */
  anyWrong: (fields: readonly string[]) => boolean
  onChange: (change: Partial<OfferForm>) => void
}

export function EditorFields(props: EditorFieldsProps) {
  return (
    <>
      <MainFields {...props} />
      <AudienceFields {...props} />
      <MoreFields {...props} />
    </>
  )
}

function MainFields({ form, errorOf, onChange, tree }: EditorFieldsProps) {
  const own = form.ownCodes
  return (
    <section class="card" aria-labelledby="main-fields">
      <h2 id="main-fields">{t('offers:main')}</h2>
      <TextField
        label={t('offers:field.title')}
        need="required"
        maxLength={200}
        error={errorOf('title')}
        value={form.title}
        onInput={(title) => onChange({ title })}
      />
      <CodeField
        label={t('offers:field.offerType')}
        need="required"
        list="offerType"
        standard={form.offerType}
        own={own}
        error={errorOf('offerType')}
        onChange={(offerType, ownCodes) =>
          // The kind of offer says its fields of action, as long as nobody chose any.
          onChange({
            offerType,
            ownCodes,
            ...(offerType !== '' && form.fields.length === 0 && { fields: [...offerTypeFacts[offerType].fields] }),
            ...(offerType !== '' && form.needs.length === 0 && { needs: offerTypeFacts[offerType].needs.slice(0, 4) }),
          })
        }
      />
      <CodesField
        label={t('offers:field.fields')}
        need="required"
        list="fieldOfAction"
        standard={form.fields}
        own={own}
        error={errorOf('fields')}
        onChange={(fields, ownCodes) => onChange({ fields, ownCodes })}
      />
      <div class="field-pair">
        <CodeField
          label={t('offers:field.access')}
          need="required"
          list="accessMode"
          standard={form.access}
          own={own}
          error={errorOf('access')}
          onChange={(access, ownCodes) => onChange({ access, ownCodes })}
        />
        <CodeField
          label={t('offers:field.capacity')}
          list="capacity"
          standard={form.capacity}
          own={own}
          error={errorOf('capacity')}
          onChange={(capacity, ownCodes) => onChange({ capacity: capacity === '' ? 'unknown' : capacity, ownCodes })}
        />
      </div>
      <PhonesField rows={form.phones} errorOf={errorOf} onChange={(phones) => onChange({ phones })} />
      <div class="field-pair">
        <TextField
          label={t('offers:field.email')}
          maxLength={200}
          error={errorOf('email')}
          value={form.email}
          onInput={(email) => onChange({ email })}
        />
        <TextField
          label={t('offers:field.url')}
          inputMode="url"
          maxLength={500}
          error={errorOf('url')}
          value={form.url}
          onInput={(url) => onChange({ url })}
        />
      </div>
      <OpeningsField rows={form.openings} errorOf={errorOf} onChange={(openings) => onChange({ openings })} />
      <LongText field="openingNote" form={form} errorOf={errorOf} onChange={onChange} />
      <LongText field="description" form={form} errorOf={errorOf} onChange={onChange} rows={5} />
      <AreasField
        tree={tree}
        values={form.areaIds}
        error={errorOf('areaIds')}
        onChange={(areaIds) => onChange({ areaIds })}
      />
    </section>
  )
}

function AudienceFields({ form, errorOf, onChange }: EditorFieldsProps) {
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

function MoreFields({ form, errorOf, anyWrong, onChange, tree }: EditorFieldsProps) {
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

function LongText(
  props: Pick<EditorFieldsProps, 'form' | 'errorOf' | 'onChange'> & { field: TextFieldName; rows?: number },
) {
  const { field, form } = props
  return (
    <TextArea
      label={t(`offers:field.${field}`)}
      rows={props.rows ?? 2}
      error={props.errorOf(field)}
      value={form[field]}
      onInput={(text) => props.onChange({ [field]: text })}
    />
  )
}
