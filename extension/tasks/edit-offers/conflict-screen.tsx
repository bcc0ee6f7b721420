/** Two sides changed the same: for each field what stood, what the other side says, what was meant here. A person decides. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { Fields } from '../../../shared/protocol/edits.ts'
import { treeOf } from '../../offer-view/area-tree.ts'
import { fieldLabels, type Names } from '../../offer-view/field-words.ts'
import type { EditRecord } from '../../store/database.ts'
import { readEdit, settleConflict } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { fieldsOf } from '../../store/settled-edit.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { ConflictField } from './conflict-field.tsx'
import { thingTitle } from './thing-title.ts'
import { TypedText } from './typed-text.tsx'

export function ConflictScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const ground = useLive(readEditingGround, [])
  const read = useLive(async () => ({ edit: await readEdit(id) }), [id])
  const back = () => navigate('/offers/pending')
  if (ground === undefined || read === undefined) return <Loading />
  const { edit } = read
  if (edit?.state !== 'conflict')
    return (
      <div class="wide-page">
        <PageHeader title={t('offers:pendingTitle')} onBack={back} />
        <EmptyState title={t('offers:conflictDone')} />
      </div>
    )
  const names = { tree: treeOf(ground.areas), organisations: ground.organisations }
  return (
    <div class="wide-page">
      <PageHeader title={t('offers:conflictTitle')} onBack={back} />
      <p class="strong">{thingTitle(edit, names)}</p>
      <Sides key={edit.id} edit={edit} names={names} onDone={back} />
    </div>
  )
}

function Sides({ edit, names, onDone }: { edit: EditRecord; names: Names; onDone: () => void }) {
  const [chosen, choose] = useState<Fields>({})
  const [tried, setTried] = useState(false)
  const work = useWork()
  const theirs = fieldsOf(edit.answer?.data)
  const asked = (edit.answer?.fields ?? []).filter((field) => field in edit.now)
  const others = Object.keys(edit.now).filter((field) => !asked.includes(field))
  const settle = (choice: 'theirs' | Fields) =>
    work.run(async () => {
      await settleConflict(edit.id, choice)
      announce(t(choice === 'theirs' ? 'offers:settledTheirs' : 'offers:settled'))
      onDone()
    })
  const leave = <Button onClick={() => void settle('theirs')}>{t('offers:allTheirs')}</Button>
  if (theirs === undefined)
    return (
      <Notice tone="warning" title={t('offers:conflictGone')}>
        <p>{t('offers:conflictGoneText')}</p>
        <div class="row">
          <Button onClick={() => void settle('theirs')}>{t('offers:drop')}</Button>
        </div>
        <TypedText edit={edit} names={names} />
      </Notice>
    )
  if (edit.act === 'remove')
    return (
      <Notice tone="warning" title={t('offers:conflictRemove')}>
        <div class="row">
          <Button kind="danger" onClick={() => void settle({})}>
            {t('offers:removeStill')}
          </Button>
          {leave}
        </div>
      </Notice>
    )
  const missing = asked.filter((field) => !(field in chosen))
  return (
    <Form
      onSubmit={() => {
        setTried(true)
        if (missing.length === 0) void settle(chosen)
      }}
    >
      <p>{t('offers:conflictText')}</p>
      {asked.map((field) => (
        <ConflictField
          key={field}
          field={field}
          was={edit.was[field]}
          theirs={theirs[field] ?? null}
          mine={edit.now[field] ?? null}
          names={names}
          chosen={chosen[field]}
          error={tried && missing.includes(field) ? t('offers:choose') : undefined}
          onChoose={(value) => choose((before) => ({ ...before, [field]: value }))}
        />
      ))}
      {others.length > 0 && <p class="small">{t('offers:alsoChanged', { fields: fieldLabels(others) })}</p>}
      <ProblemNotice problem={work.problem} />
      {tried && missing.length > 0 && <Notice tone="danger" title={t('offers:chooseEach')} live />}
      <div class="row">
        <Button kind="primary" type="submit" icon="check" unavailable={work.busy}>
          {t('offers:sendDecision')}
        </Button>
        {leave}
      </div>
    </Form>
  )
}
