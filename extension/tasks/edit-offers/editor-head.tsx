/** What stands between an offer's title and its fields: its status, what waits or was not taken, ways to its other pages. */
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { Offer } from '../../../shared/offer.ts'
import type { EditRecord } from '../../store/database.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import { beginCopy } from './begin-offer.ts'

export function EditorHead(props: {
  id: string
  current: Offer | undefined
  /** Past versions are told to those alone who may change it; so is a copy begun. */
  editable: boolean
  edits: readonly EditRecord[]
}) {
  const { id, current, editable, edits } = props
  const [, navigate] = useLocation()
  const copy = async (offer: Offer) => navigate(`/offers/${await beginCopy(offer, t('offers:copyOf', offer))}`)
  const waiting = edits.some(({ state }) => state === 'waiting')
  const stuck = edits.filter(({ state }) => state !== 'waiting')
  // Whoever saved a moment ago may have scrolled far from the notice above the fields.
  const newest = stuck.at(-1)
  const known = useRef(newest?.id)
  useEffect(() => {
    if (newest === undefined || newest.id === known.current) return
    known.current = newest.id
    announce(t(titleOf(newest)), { undoLabel: t('offers:decide'), undo: () => navigate(decisionPath(newest)) })
  }, [newest, navigate])
  return (
    <>
      <div class="row">
        <Badge tone={current?.status === 'published' ? 'success' : 'neutral'}>
          {t(`offers:status.${current?.status ?? 'draft'}`)}
        </Badge>
        {waiting && <Badge tone="info">{t('offers:pending.waiting')}</Badge>}
        {current !== undefined && (
          <>
            {editable && <a href={`#/offers/${id}/history`}>{t('offers:history')}</a>}
            <a href={`#/offers/organisation/${current.organisationId}`}>{t('offers:contactOf')}</a>
            {editable && (
              <Button small kind="quiet" icon="copy" onClick={() => void copy(current)}>
                {t('offers:copy')}
              </Button>
            )}
          </>
        )}
      </div>
      {stuck.map((edit) => (
        <Notice key={edit.id} tone="warning" live title={t(titleOf(edit))}>
          <p>
            <a href={`#${decisionPath(edit)}`}>{t('offers:decide')}</a>
          </p>
        </Notice>
      ))}
    </>
  )
}

function titleOf({ state }: EditRecord) {
  return state === 'conflict' ? 'offers:conflictHere' : 'offers:refusedHere'
}

function decisionPath({ state, id }: EditRecord): string {
  return state === 'conflict' ? `/offers/pending/${id}` : '/offers/pending'
}
