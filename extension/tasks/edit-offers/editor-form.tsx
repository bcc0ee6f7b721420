/** The fields, what is wrong with them, what changed meanwhile, the preview, and the way to save. */
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { type Offer, offerStatuses } from '../../../shared/offer.ts'
import type { AreaTree } from '../../offer-view/area-tree.ts'
import type { EditingGround } from '../../store/offer-editing.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { instantText } from '../../ui/days.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { EditorFields } from './editor-fields.tsx'
import { Meanwhile } from './meanwhile.tsx'
import { changesOf, isEmpty } from './offer-changes.ts'
import { checkOffer, type Fault } from './offer-faults.ts'
import { candidateOf } from './offer-form.ts'
import { OfferPreview } from './offer-preview.tsx'
import { RemoveDraft } from './remove-draft.tsx'
import { saveOffer } from './save-offer.ts'
import type { OfferDesk, OfferWork } from './use-offer-work.ts'

type Props = {
  id: string
  desk: OfferDesk
  work: OfferWork
  current: Offer | undefined
  ground: EditingGround
  tree: AreaTree
  day: string
}

/** Told only once a person tried to save: who has just begun has done nothing wrong. */
const untilTried: ReadonlySet<Fault> = new Set(['missing', 'demanded'])

export function EditorForm({ id, desk, work, current, ground, tree, day }: Props) {
  const [, navigate] = useLocation()
  const [tried, setTried] = useState(false)
  const saving = useWork()
  const frame = useRef<HTMLFormElement>(null)
  const { form } = work
  const candidate = candidateOf(form, work.was ?? { id }, day)
  const { offer, faults } = checkOffer(candidate, ground.network?.requiredFields ?? [])
  const told = Object.entries(faults).filter(([, fault]) => tried || !untilTried.has(fault))
  const errorOf = (path: string) => {
    const fault = told.find(([field]) => field === path)?.[1]
    return fault === undefined ? undefined : t(`offers:fault.${fault}`)
  }
  const anyWrong = (fields: readonly string[]) => told.some(([path]) => fields.includes(path.split('.')[0] ?? ''))
  const save = async () => {
    setTried(true)
    if (offer === undefined || Object.keys(faults).length > 0) {
      requestAnimationFrame(() =>
        frame.current?.querySelector<HTMLElement>('.field-error')?.scrollIntoView({ block: 'center' }),
      )
      requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    await saving.run(async () => {
      const changed = await saveOffer(work.was, offer)
      desk.settle(offer)
      setTried(false)
      announce(t(changed ? 'offers:saved' : 'offers:nothingChanged'))
    })
  }
  const discard = async () => {
    await desk.discard()
    setTried(false)
    announce(t('offers:discarded'))
    if (current === undefined) navigate('/offers')
  }
  const dirty = work.was === null || !isEmpty(changesOf(work.was, candidate))
  const publishes = form.status === 'published' && current?.status !== 'published'
  return (
    <div class="editor-columns">
      <Form formRef={frame} onSubmit={() => void save()}>
        {work.resumedFrom !== undefined && (
          <Notice title={t('offers:resumed')}>
            <p>{t('offers:resumedText', { when: instantText(work.resumedFrom) })}</p>
          </Notice>
        )}
        {current !== undefined && (
          <Meanwhile
            collisions={desk.collisions}
            current={current}
            ground={ground}
            tree={tree}
            onDecide={desk.decide}
          />
        )}
        <EditorFields
          form={form}
          tree={tree}
          ground={ground}
          errorOf={errorOf}
          anyWrong={anyWrong}
          onChange={desk.change}
        />
        <RadioGroup
          label={t('offers:sectionStatus')}
          value={form.status}
          options={offerStatuses.map((status) => ({
            value: status,
            label: t(`offers:status.${status}`),
            hint: t(`offers:statusHint.${status}`),
          }))}
          onChange={(status) => desk.change({ status })}
        />
        <ProblemNotice problem={saving.problem} />
        <div class="actions edit-actions">
          <Button kind="primary" type="submit" icon="check" unavailable={saving.busy}>
            {t(publishes ? 'offers:publish' : form.status === 'draft' ? 'offers:saveDraft' : 'offers:save')}
          </Button>
          {current?.status === 'draft' && form.status === 'draft' && <RemoveDraft offer={current} />}
          {dirty && (
            <Button kind="quiet" icon="undo" onClick={() => void discard()}>
              {t('offers:discard')}
            </Button>
          )}
          <span class="small" role="status">
            {tried && told.length > 0 ? t('offers:faulty', { count: told.length }) : dirty && t('offers:unsaved')}
          </span>
        </div>
      </Form>
      <OfferPreview offer={offer} organisation={ground.organisations.get(form.organisationId)} tree={tree} day={day} />
    </div>
  )
}
