/** One offer being edited, with its preview as the panel shows it. Only those who may change it get the fields. */
import { useLocation } from 'wouter-preact'
import { mayEdit } from '../../../shared/edit-rights.ts'
import { treeOf } from '../../offer-view/area-tree.ts'
import { today } from '../../platform/clock.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround, readOfferForEditing } from '../../store/offer-editing.ts'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { isTold, t } from '../../ui/words.ts'
import { EditorForm } from './editor-form.tsx'
import { EditorHead } from './editor-head.tsx'
import { OfferPreview } from './offer-preview.tsx'
import { useOfferWork } from './use-offer-work.ts'
import { withPending } from './with-pending.ts'

export function EditorScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const ground = useLive(readEditingGround, [])
  const read = useLive(() => readOfferForEditing(id), [id])
  const current = read === undefined ? undefined : withPending(read.stored, read.edits)
  const desk = useOfferWork(id, current)
  const back = () => navigate('/offers')
  if (ground === undefined || read === undefined || desk.work === undefined) return <Loading />
  const { work } = desk
  if (work === null)
    return (
      <div class="wide-page">
        <PageHeader title={t('offers:gone')} onBack={back} backLabel={t('offers:back')} />
        <p>{t('offers:goneText')}</p>
      </div>
    )
  const day = today()
  const tree = treeOf(ground.areas)
  const { rights } = ground
  const editable =
    rights !== undefined && (current === undefined || mayEdit(rights, 'offer', current, current) === 'yes')
  const title = work.form.title.trim() === '' ? t('offers:untitled') : work.form.title
  const problem = desk.problem !== undefined && isTold(desk.problem) ? desk.problem : undefined
  return (
    <div class="wide-page">
      <PageHeader title={title} onBack={back} backLabel={t('offers:back')} />
      <EditorHead id={id} current={current} editable={editable} edits={read.edits} />
      <ProblemNotice problem={problem} />
      {editable ? (
        <EditorForm key={id} id={id} desk={desk} work={work} current={current} ground={ground} tree={tree} day={day} />
      ) : (
        <>
          <Notice title={t('offers:notYours')}>
            <p>{t('offers:notYoursText')}</p>
          </Notice>
          {current !== undefined && (
            <OfferPreview
              offer={current}
              organisation={ground.organisations.get(current.organisationId)}
              tree={tree}
              day={day}
            />
          )}
        </>
      )}
    </div>
  )
}
