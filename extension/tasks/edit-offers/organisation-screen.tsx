/** The contact of an organisation: what its offers fall back on that name none of their own. */
import { useLocation } from 'wouter-preact'
import { mayEdit } from '../../../shared/edit-rights.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import { FormActions } from '../../catalogue-form/form-actions.tsx'
import { useThingForm } from '../../catalogue-form/use-thing-form.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround, readOrganisationForEditing } from '../../store/offer-editing.ts'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'

const contactFields = ['phone', 'email', 'url', 'street', 'postcode', 'city'] as const
const lengths = { phone: 60, email: 200, url: 500, street: 120, postcode: 10, city: 80 }

export function OrganisationScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const ground = useLive(readEditingGround, [])
  const read = useLive(() => readOrganisationForEditing(id), [id])
  if (ground === undefined || read === undefined) return <Loading />
  const { stored } = read
  const may =
    ground.rights !== undefined &&
    stored !== undefined &&
    mayEdit(ground.rights, 'organisation', stored, stored) === 'yes'
  return (
    <div class="page">
      <PageHeader
        title={stored?.name ?? t('offers:contactOf')}
        onBack={() => navigate('/offers')}
        backLabel={t('offers:back')}
      />
      <p class="muted">{t('offers:contactOfText')}</p>
      {stored !== undefined && may && <ContactForm key={id} organisation={stored} />}
      {!may && <Notice title={t('offers:notYours')} />}
    </div>
  )
}

function ContactForm({ organisation }: { organisation: Organisation }) {
  const { id } = organisation
  const thing = useThingForm({ kind: 'organisation', item: id, present: organisation, empty: organisation, tidy })
  if (thing === undefined) return <Loading />
  const { form, change, faulty } = thing
  return (
    <Form class="form-width stack-loose">
      {contactFields.map((field) => (
        <TextField
          key={field}
          label={t(`offers:field.${field}`)}
          maxLength={lengths[field]}
          error={
            faulty(field) ? t(`offers:fault.${field === 'email' || field === 'url' ? field : 'malformed'}`) : undefined
          }
          value={form[field] ?? ''}
          onInput={(text) => change({ [field]: text === '' ? undefined : text })}
        />
      ))}
      <FormActions thing={thing} versions={false} />
    </Form>
  )
}

/** Spaces around an address are no part of it, and blanks say nothing. */
function tidy(organisation: Organisation): Organisation {
  const said = contactFields.map((field) => [field, organisation[field]?.trim() || undefined] as const)
  return { ...organisation, ...Object.fromEntries(said) }
}
