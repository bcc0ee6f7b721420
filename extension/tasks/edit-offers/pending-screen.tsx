/** Every change made here that the server has not taken: what waits, what needs a decision, what was refused and why. */
import { useLocation } from 'wouter-preact'
import { treeOf } from '../../offer-view/area-tree.ts'
import { fieldLabels, type Names } from '../../offer-view/field-words.ts'
import type { EditRecord } from '../../store/database.ts'
import { pendingEdits, pendingReports } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround, readOfferForEditing } from '../../store/offer-editing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { RefusedEdit } from './refused-edit.tsx'
import { RefusedReports } from './refused-reports.tsx'
import { thingTitle } from './thing-title.ts'

export function PendingScreen() {
  const [, navigate] = useLocation()
  const ground = useLive(readEditingGround, [])
  const read = useLive(async () => {
    const [edits, reports] = await Promise.all([pendingEdits(), pendingReports()])
    const offers = await Promise.all(reports.map(({ offerId }) => readOfferForEditing(offerId)))
    const titles = new Map(offers.flatMap(({ stored }) => (stored === undefined ? [] : [[stored.id, stored.title]])))
    return { edits, reports, titles }
  }, [])
  if (read === undefined || ground === undefined) return <Loading />
  const names = { tree: treeOf(ground.areas), organisations: ground.organisations }
  const inState = (state: EditRecord['state']) => read.edits.filter((edit) => edit.state === state)
  const refusedReports = read.reports.filter(({ state }) => state === 'refused')
  return (
    <div class="wide-page">
      <PageHeader title={t('offers:pendingTitle')} onBack={() => navigate('/offers')} backLabel={t('offers:back')} />
      {read.edits.length === 0 && refusedReports.length === 0 && (
        <EmptyState title={t('offers:pendingNone')}>
          <p>{t('offers:pendingNoneText')}</p>
        </EmptyState>
      )}
      <Group title={t('offers:conflictSection')} edits={inState('conflict')} names={names}>
        {(edit) => (
          <a class="button button-primary" href={`#/offers/pending/${edit.id}`}>
            {t('offers:decide')}
          </a>
        )}
      </Group>
      <Group title={t('offers:refusedSection')} edits={inState('refused')} names={names}>
        {(edit) => <RefusedEdit edit={edit} names={names} />}
      </Group>
      <Group title={t('offers:waitingSection')} edits={inState('waiting')} names={names} />
      {refusedReports.length > 0 && <RefusedReports reports={refusedReports} titles={read.titles} />}
    </div>
  )
}

function Group(props: {
  title: string
  edits: readonly EditRecord[]
  names: Names
  children?: (edit: EditRecord) => preact.ComponentChildren
}) {
  if (props.edits.length === 0) return null
  return (
    <section class="section">
      <h2>{props.title}</h2>
      <ul class="offer-rows">
        {props.edits.map((edit) => (
          <li key={edit.id} class="offer-row">
            <div class="grow">
              <p class="strong">{thingTitle(edit, props.names)}</p>
              <p class="small muted">
                {t(`offers:kinds.${edit.kind}`)} · {t(`offers:acts.${edit.act}`)}
              </p>
              {edit.act === 'change' && (
                <p class="small">{t('offers:fieldsChanged', { fields: fieldLabels(Object.keys(edit.now)) })}</p>
              )}
            </div>
            {props.children?.(edit)}
          </li>
        ))}
      </ul>
    </section>
  )
}
