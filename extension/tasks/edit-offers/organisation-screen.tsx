/** The contact of an organisation: what its offers fall back on that name none of their own. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { mayEdit } from '../../../shared/edit-rights.ts'
import { type Organisation, organisationSchema } from '../../../shared/organisation.ts'
import { keepEdit } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround, readOrganisationForEditing } from '../../store/offer-editing.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { changesOf, isEmpty } from './offer-changes.ts'

const contactFields = ['phone', 'email', 'url', 'street', 'postcode', 'city'] as const
const lengths = { phone: 60, email: 200, url: 500, street: 120, postcode: 10, city: 80 }
type Contact = Record<(typeof contactFields)[number], string>

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
      {read.edits.length > 0 && <Notice title={t('offers:waits')} />}
      {stored !== undefined && may && <ContactForm key={id} organisation={stored} />}
      {!may && <Notice title={t('offers:notYours')} />}
    </div>
  )
}

function ContactForm({ organisation }: { organisation: Organisation }) {
  const [was] = useState(organisation)
  const [form, setForm] = useState<Contact>(() => contactOf(organisation))
  const work = useWork()
  const { data, faults } = check(was, form)
  const save = async () => {
    if (data === undefined) return
    const changes = changesOf(was, data)
    if (isEmpty(changes)) return
    const done = await work.run(() => keepEdit({ kind: 'organisation', item: was.id, act: 'change', ...changes }))
    if (done) announce(t('offers:saved'))
  }
  return (
    <Form onSubmit={() => void save()}>
      {contactFields.map((field) => (
        <TextField
          key={field}
          label={t(`offers:field.${field}`)}
          maxLength={lengths[field]}
          error={
            faults.has(field)
              ? t(`offers:fault.${field === 'email' || field === 'url' ? field : 'malformed'}`)
              : undefined
          }
          value={form[field]}
          onInput={(text) => setForm({ ...form, [field]: text })}
        />
      ))}
      <ProblemNotice problem={work.problem} />
      <div class="row">
        <Button kind="primary" type="submit" icon="check" unavailable={work.busy || data === undefined}>
          {t('offers:save')}
        </Button>
      </div>
    </Form>
  )
}

function contactOf(organisation: Organisation): Contact {
  return Object.fromEntries(contactFields.map((field) => [field, organisation[field] ?? ''])) as Contact
}

function check(was: Organisation, form: Contact): { data: Organisation | undefined; faults: ReadonlySet<string> } {
  const fields = { ...was, ...form }
  const filled = Object.entries(fields).filter(([, value]) => typeof value !== 'string' || value.trim() !== '')
  const parsed = organisationSchema.safeParse(Object.fromEntries(filled))
  if (parsed.success) return { data: parsed.data, faults: new Set() }
  return { data: undefined, faults: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) }
}
