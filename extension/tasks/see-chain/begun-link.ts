/** A link that is being set or changed, kept with every keystroke: a closed tab or a refusal of the server loses nothing. */
import { v7 as uuidv7 } from 'uuid'
import type { ChainLink } from '../../../shared/chain-link.ts'
import type { EditDraftRecord } from '../../store/database.ts'
import { type Device, thisDevice } from '../../store/device.ts'
import { dropEditDraft, editDraftId, keepEditDraft, listEditDrafts, readEditDraft } from '../../store/edit-drafts.ts'
import type { Keeping } from '../../store/kept-form.ts'
import type { LinkForm } from './change-link.ts'

/** `was`: as it stood when typing began; undefined for a new link. */
export type BegunLink = { id: string; was: ChainLink | undefined; form: Partial<LinkForm> }

/** Its id is the link's own later on. */
export function newLink(): BegunLink {
  return { id: uuidv7(), was: undefined, form: {} }
}

/** @returns the one typed into last. Works inside `useLive` */
export async function readBegunLink(device: Device = thisDevice): Promise<{ begun: BegunLink | undefined }> {
  const [draft] = await listEditDrafts('link', device)
  return { begun: draft && begunOf(draft) }
}

function begunOf(draft: EditDraftRecord): BegunLink {
  const was = draft.was as ChainLink | null
  const id = draft.id.slice(editDraftId('link', '').length)
  return { id, was: was ?? undefined, form: draft.form as Partial<LinkForm> }
}

/** One link as it is typed, in whichever window. */
export function keepingLink(item: string): Keeping<BegunLink> {
  const id = editDraftId('link', item)
  return {
    async read() {
      const draft = await readEditDraft(id)
      return draft && begunOf(draft)
    },
    keep: ({ was, form }) => keepEditDraft({ id, was: was ?? null, form }),
  }
}

/** The link was sent or given up. @throws {Problem} those of a failing storage */
export async function dropBegunLink({ id }: Pick<BegunLink, 'id'>, device: Device = thisDevice): Promise<void> {
  await dropEditDraft(editDraftId('link', id), device)
}
