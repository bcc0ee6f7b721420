/**
 * An offer on the editor's desk: read once, then every change goes to the screen and to the draft alike; what others
 * change meanwhile is followed where nobody typed here, and told where somebody did.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Offer } from '../../../shared/offer.ts'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { sameValue } from '../../../shared/same-value.ts'
import { dropEditDraft, editDraftId, keepEditDraft, readEditDraft } from '../../store/edit-drafts.ts'
import { begunHere } from './begin-offer.ts'
import { formOf, type OfferForm } from './offer-form.ts'
import { decided, rebased } from './rebase.ts'

/** `was` is null for an offer that the server does not have yet. */
export type OfferWork = { was: Offer | null; form: OfferForm; resumedFrom: number | undefined }

/** @param current the offer as it stands, with what waits to be sent; undefined where there is none */
export function useOfferWork(id: string, current: Offer | undefined) {
  const [work, setWork] = useState<OfferWork | null | undefined>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const latest = useRef(current)
  latest.current = current
  const draftId = editDraftId('offer', id)
  const begin = (offer: Offer | undefined) =>
    setWork(offer === undefined ? null : { was: offer, form: formOf(offer), resumedFrom: undefined })
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each offer; later changes are followed below
  useEffect(() => {
    setWork(undefined)
    readEditDraft(draftId).then((draft) => {
      if (draft === undefined) return begin(latest.current)
      // A draft is written by this room alone, as `OfferForm`.
      setWork({
        was: draft.was as Offer | null,
        form: draft.form as OfferForm,
        resumedFrom: begunHere.has(id) ? undefined : draft.changedAt,
      })
    }, failed)
  }, [id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls depends on nothing else
  useEffect(() => {
    if (current === undefined || work === undefined) return
    if (work === null) return begin(current)
    const followed = work.was === null ? undefined : rebased({ was: work.was, form: work.form }, current)
    if (followed === undefined || sameValue(followed.was, work.was)) return
    setWork({ ...work, was: followed.was, form: followed.form })
  }, [current, work])
  const failed = (failure: unknown) => setProblem(failure instanceof Problem ? failure.code : 'unexpected')
  const keep = (next: OfferWork) => {
    setWork(next)
    keepEditDraft({ id: draftId, was: next.was, form: next.form }).then(() => setProblem(undefined), failed)
  }
  const collisions =
    work === undefined || work === null || work.was === null || current === undefined
      ? []
      : rebased({ was: work.was, form: work.form }, current).collisions
  return {
    work,
    problem,
    collisions,
    change: (part: Partial<OfferForm>) => {
      if (work !== undefined && work !== null) keep({ ...work, form: { ...work.form, ...part } })
    },
    decide: (field: string, take: 'theirs' | 'mine') => {
      if (work === undefined || work === null || work.was === null || current === undefined) return
      keep({ ...work, ...decided({ was: work.was, form: work.form }, current, field, take) })
    },
    /** What was on the desk is put down as this offer. */
    settle: (offer: Offer) => begin(offer),
    /** Forgets what was typed; the offer stands as it is. */
    discard: async () => {
      await dropEditDraft(draftId)
      begin(latest.current)
    },
  }
}

export type OfferDesk = ReturnType<typeof useOfferWork>
