/**
 * A change that was not taken lies on its editor's desk again, as it was typed. Begun anew meanwhile, what was typed
 * later counts. Things without an editor of their own, such as synonyms, are copied instead (typed-text.tsx).
 */
import { offerSchema } from '../../../shared/offer.ts'
import type { EditableKind } from '../../../shared/protocol/catalogue.ts'
import { sameValue } from '../../../shared/same-value.ts'
import type { EditDraftRecord, EditRecord } from '../../store/database.ts'
import { type Device, thisDevice } from '../../store/device.ts'
import { editDraftId, keepEditDraft, readEditDraft } from '../../store/edit-drafts.ts'
import { dropEdit } from '../../store/edits.ts'
import { readOfferForEditing } from '../../store/offer-editing.ts'
import { fieldsOf } from '../../store/settled-edit.ts'
import type { Thing } from './offer-changes.ts'
import { emptyForm, formOf, type OfferForm } from './offer-form.ts'
import { withPending } from './with-pending.ts'

type Desk = Pick<EditDraftRecord, 'was' | 'form'>

/** Where a thing is edited; of a kind without a form that keeps drafts there is none. */
const editors: Partial<Record<EditableKind, (edit: EditRecord) => string>> = {
  offer: ({ item }) => `/offers/${item}`,
  area: ({ item }) => `/network/areas/${item}`,
  codes: ({ item }) => `/network/codes/${item}`,
  organisation: ({ item }) => `/offers/organisation/${item}`,
  // Its form opens with what lies on its desk.
  link: () => '/chain/links',
  target: ({ item }) => `/statistics/targets/${item}`,
  network: ({ now }) =>
    'goals' in now ? '/network/goals' : 'noteTemplates' in now ? '/network/templates' : '/network',
}

/** Whoever may not change it finds no fields there, so that it is copied at most. */
export function canReopen({ kind, act, answer }: Pick<EditRecord, 'kind' | 'act' | 'answer'>): boolean {
  const mayNot = answer?.code === 'forbidden' || answer?.code === 'outside_area'
  return act !== 'remove' && kind in editors && !mayNot
}

/** @returns the page on which it lies; undefined where what it changes is gone and the change alone makes no whole */
export async function reopenEdit(edit: EditRecord, device: Device = thisDevice): Promise<string | undefined> {
  const id = editDraftId(edit.kind, edit.item)
  const desk = edit.kind === 'offer' ? await offerDesk(edit, device) : thingDesk(edit)
  if (desk === undefined) return undefined
  await keepEditDraft({ id, ...withLater(desk, await readEditDraft(id, device), edit) }, device)
  await dropEdit(edit.id, device)
  return editors[edit.kind]?.(edit)
}

async function offerDesk({ item, now }: EditRecord, device: Device): Promise<Desk | undefined> {
  const { stored, edits } = await readOfferForEditing(item, device)
  const was = withPending(stored, edits) ?? null
  const parsed = offerSchema.safeParse(filled({ ...was, ...now }))
  return parsed.success ? { was, form: formOf(parsed.data) } : undefined
}

/** As the server answered it stands; a new thing is what was typed. */
function thingDesk({ act, now, answer }: EditRecord): Desk | undefined {
  const was = fieldsOf(answer?.data) ?? null
  return was === null && act !== 'create' ? undefined : { was, form: filled({ ...was, ...now }) }
}

/** @param later what lies on the desk already */
function withLater(desk: Desk, later: EditDraftRecord | undefined, { kind }: EditRecord): Desk {
  if (later === undefined) return desk
  const form = later.form as Thing
  const began: Thing = kind === 'offer' ? begunFrom(later) : (fieldsOf(later.was) ?? {})
  const typed = Object.entries(form).filter(([field, value]) => !sameValue(value, began[field]))
  return { was: desk.was, form: { ...(desk.form as Thing), ...Object.fromEntries(typed) } }
}

function begunFrom({ was, form }: EditDraftRecord): OfferForm {
  const parsed = offerSchema.safeParse(was)
  return parsed.success ? formOf(parsed.data) : emptyForm((form as OfferForm).organisationId)
}

function filled(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}
