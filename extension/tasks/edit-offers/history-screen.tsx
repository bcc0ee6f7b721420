/** Who changed what of an offer and when, newest first; any version can be brought back, which is an edit like any other. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { mayEdit } from '../../../shared/edit-rights.ts'
import { type Offer, offerSchema } from '../../../shared/offer.ts'
import type { HistoryVersion } from '../../../shared/protocol/edits.ts'
import { treeOf } from '../../offer-view/area-tree.ts'
import { keepEdit } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround, readOfferForEditing } from '../../store/offer-editing.ts'
import { readHistory } from '../../sync/history.ts'
import { announce } from '../../ui/announce.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { HistoryStep } from './history-step.tsx'
import { changesOf, fieldsOfThing, isEmpty } from './offer-changes.ts'
import { stepsOf } from './versions.ts'
import { withPending } from './with-pending.ts'

export function HistoryScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const [versions, setVersions] = useState<HistoryVersion[] | undefined>(undefined)
  const work = useWork()
  const ground = useLive(readEditingGround, [])
  const read = useLive(() => readOfferForEditing(id), [id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew for another offer only
  useEffect(() => {
    void work.run(async () => setVersions(await readHistory('offer', id)))
  }, [id])
  if (ground === undefined || read === undefined) return <Loading />
  const current = withPending(read.stored, read.edits)
  const { rights } = ground
  const editable =
    rights !== undefined && (current === undefined || mayEdit(rights, 'offer', current, current) === 'yes')
  const names = { tree: treeOf(ground.areas), organisations: ground.organisations }
  const title = current?.title ?? t('offers:untitled')
  const restore = async (offer: Offer) => {
    await restoreVersion(current, offer)
    announce(t('offers:restored'))
    navigate(`/offers/${id}`)
  }
  return (
    <div class="wide-page">
      <PageHeader title={t('offers:historyTitle', { title })} onBack={() => navigate(`/offers/${id}`)} />
      <ProblemNotice problem={work.problem} />
      {versions === undefined ? (
        work.busy && <Loading />
      ) : versions.length === 0 ? (
        <EmptyState title={t('offers:historyNone')} />
      ) : (
        <ol class="history-steps">
          {stepsOf(versions).map((step, at) => (
            <HistoryStep
              key={step.n}
              step={step}
              names={names}
              newest={at === 0}
              first={at === versions.length - 1}
              onRestore={editable && (at > 0 || current === undefined) ? (offer) => void restore(offer) : undefined}
            />
          ))}
        </ol>
      )}
    </div>
  )
}

/** What was confirmed since is not taken back: only what the offer says. */
async function restoreVersion(current: Offer | undefined, version: Offer): Promise<void> {
  const { confirmed: _, verifiedOn: __, capacityOn: ___, ...said } = version
  if (current === undefined) {
    await keepEdit({ kind: 'offer', item: version.id, act: 'create', was: {}, now: fieldsOfThing(said) })
    return
  }
  const { confirmed, verifiedOn, capacityOn } = current
  const restored = offerSchema.parse(
    Object.fromEntries(
      Object.entries({ ...said, confirmed, verifiedOn, capacityOn }).filter(([, v]) => v !== undefined),
    ),
  )
  const changes = changesOf(current, restored)
  if (!isEmpty(changes)) await keepEdit({ kind: 'offer', item: version.id, act: 'change', ...changes })
}
