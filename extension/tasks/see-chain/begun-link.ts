/** A link that is being set or changed, kept with every keystroke: a closed tab or a refusal of the server loses nothing. */
import { v7 as uuidv7 } from 'uuid'
import type { ChainLink } from '../../../shared/chain-link.ts'
import { type Device, thisDevice } from '../../store/device.ts'
import { dropEditDraft, editDraftId, keepEditDraft, listEditDrafts } from '../../store/edit-drafts.ts'
import type { LinkForm } from './change-link.ts'

/** `was`: as it stood when typing began; undefined for a new link. */
export type BegunLink = { id: string; was: ChainLink | undefined; form: Partial<LinkForm> }

export function newLink(): BegunLink {
  return { id: uuidv7(), was: undefined, form: {} }
}

/** @returns the one typed into last. Works inside `useLive` */
export async function readBegunLink(device: Device = thisDevice): Promise<{ begun: BegunLink | undefined }> {
  const [draft] = await listEditDrafts('link', device)
  if (draft === undefined) return { begun: undefined }
  const was = draft.was as ChainLink | null
  const id = draft.id.slice(editDraftId('link', '').length)
  return { begun: { id, was: was ?? undefined, form: draft.form as Partial<LinkForm> } }
}

export async function keepBegunLink({ id, was, form }: BegunLink): Promise<void> {
  await keepEditDraft({ id: editDraftId('link', id), was: was ?? null, form })
}

export async function dropBegunLink({ id }: Pick<BegunLink, 'id'>, device: Device = thisDevice): Promise<void> {
  await dropEditDraft(editDraftId('link', id), device)
}
