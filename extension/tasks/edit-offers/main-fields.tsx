/** What matters most of an offer: whose, kind, access, room, contact, hours, description, area. */
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { AreasField } from './areas-field.tsx'
import { CodeField } from './code-field.tsx'
import { CodesField } from './codes-field.tsx'
import type { EditorFieldsProps } from './editor-fields-props.ts'
import { LongText } from './long-text.tsx'
import { OpeningsField } from './openings-field.tsx'
import { PhonesField } from './phones-field.tsx'
import { ProviderField } from './provider-field.tsx'

export function MainFields({ form, errorOf, onChange, tree, ground }: EditorFieldsProps) {
  const own = form.ownCodes
  return (
    <section class="card" aria-labelledby="main-fields">
      <h2 id="main-fields">{t('offers:main')}</h2>
      <ProviderField form={form} ground={ground} error={errorOf('organisationId')} onChange={onChange} />
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
