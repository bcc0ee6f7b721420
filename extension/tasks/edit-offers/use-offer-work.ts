/**
 * An offer on the editor's desk: every change goes to the screen and to the draft alike, and what another window writes
 * into the draft comes here. What others change of the offer meanwhile is followed where nobody typed, and told where
 * somebody did.
 */
import { useEffect, useState } from 'preact/hooks'
import type { Offer } from '../../../shared/offer.ts'
import { dropEditDraft, editDraftId, keepEditDraft, readEditDraft } from '../../store/edit-drafts.ts'
import type { Keeping } from '../../store/kept-form.ts'
import { useKeptForm } from '../../store/use-kept-form.ts'
import { begunHere } from './begin-offer.ts'
import { formOf, type OfferForm } from './offer-form.ts'
import { decided, rebased } from './rebase.ts'

/** `was` is null for an offer that the server does not have yet. */
export type OfferWork = { was: Offer | null; form: OfferForm; resumedFrom: number | undefined }

type Typed = Pick<OfferWork, 'was' | 'form'> & { changedAt?: number }

function keepingOf(id: string): Keeping<Typed> {
  return {
    async read() {
      const draft = await readEditDraft(id)
      // A draft is written by this room alone, as `OfferForm`.
      return draft && { was: draft.was as Offer | null, form: draft.form as OfferForm, changedAt: draft.changedAt }
    },
    keep: ({ was, form }) => keepEditDraft({ id, was, form }),
  }
}

/** @param current the offer as it stands, with what waits to be sent; undefined where there is none */
export function useOfferWork(id: string, current: Offer | undefined) {
  const draftId = editDraftId('offer', id)
  // A new offer that was just saved is in no list for a moment: until then its form stays.
  const draft = useKeptForm(draftId, keepingOf(draftId), current === undefined)
  const [settled, settle] = useState<Offer | undefined>(undefined)
  const present = JSON.stringify(current)
  // What was saved is shown until the offer stands so, that no field jumps back for a moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by the offer's content, which is a new object each time
  useEffect(() => settle(undefined), [present, id])
  const { form: typed } = draft
  const shown = settled ?? current
  const followed =
    typed === undefined || typed === null || typed.was === null || current === undefined
      ? undefined
      : rebased({ was: typed.was, form: typed.form }, current)
  const work: OfferWork | null | undefined =
    typed === undefined
      ? undefined
      : typed !== null
        ? {
            was: (followed ?? typed).was,
            form: (followed ?? typed).form,
            resumedFrom: begunHere.has(id) ? undefined : draft.resumed?.changedAt,
          }
        : shown === undefined
          ? null
          : { was: shown, form: formOf(shown), resumedFrom: undefined }
  return {
    work,
    problem: draft.problem,
    collisions: followed?.collisions ?? [],
    change: (part: Partial<OfferForm>) => {
      if (work) draft.change({ was: work.was, form: { ...work.form, ...part } })
    },
    decide: (field: string, take: 'theirs' | 'mine') => {
      if (!work || work.was === null || current === undefined) return
      draft.change(decided({ was: work.was, form: work.form }, current, field, take))
    },
    /** What was on the desk is put down as this offer. */
    settle: (offer: Offer) => {
      settle(offer)
      draft.show(null)
    },
    /** Forgets what was typed; the offer stands as it is. */
    discard: async () => {
      await dropEditDraft(draftId)
      settle(undefined)
      draft.show(null)
    },
  }
}

export type OfferDesk = ReturnType<typeof useOfferWork>
