/** Creating, changing and removing links: each an edit that says what stood there and what shall stand there. */
import { v7 as uuidv7 } from 'uuid'
import type { ChainLink } from '../../../shared/chain-link.ts'
import type { Fields } from '../../../shared/protocol/edits.ts'
import { keepEdit } from '../../store/edits.ts'

export type LinkForm = Omit<ChainLink, 'id'>

/** Waits for the server like any edit. @throws {Problem} those of a failing storage */
export async function createLink(form: LinkForm, id: string = uuidv7()): Promise<void> {
  await keepEdit({ kind: 'link', item: id, act: 'create', was: {}, now: { id, ...fieldsOf(form) } })
}

/** Only the fields that differ; nothing where none does. */
export async function changeLink(link: ChainLink, form: LinkForm): Promise<void> {
  const fields = ['from', 'to', 'transition', 'note'] as const
  const differing = fields.filter((field) => JSON.stringify(link[field]) !== JSON.stringify(form[field]))
  if (differing.length === 0) return
  const pick = (from: LinkForm): Fields => Object.fromEntries(differing.map((field) => [field, from[field] ?? null]))
  await keepEdit({ kind: 'link', item: link.id, act: 'change', was: pick(link), now: pick(form) })
}

/**
 * Says what stood there, so that a change made meanwhile is a conflict.
 * @throws {Problem} those of a failing storage
 */
export async function removeLink(link: ChainLink): Promise<void> {
  await keepEdit({ kind: 'link', item: link.id, act: 'remove', was: { id: link.id, ...fieldsOf(link) }, now: {} })
}

function fieldsOf({ from, to, transition, note }: LinkForm): Fields {
  return {
    from,
    to,
    ...(transition === undefined ? {} : { transition }),
    ...(note === undefined ? {} : { note }),
  }
}
