/** The links as this device means them: those of the catalogue with its own changes that the server has not taken yet. */
import { type ChainLink, chainLinkSchema } from '../../../shared/chain-link.ts'
import type { EditRecord } from '../../store/database.ts'

/** `edit` is the last own change that waits for the server, or for a person where the server did not take it. */
export type ShownLink = { link: ChainLink; edit?: EditRecord }

/** What is to be removed stays in the list, marked, until the server has taken it. @param edits oldest first */
export function shownLinks(links: readonly ChainLink[], edits: readonly EditRecord[]): ShownLink[] {
  const shown = new Map<string, ShownLink>(links.map((link) => [link.id, { link }]))
  for (const edit of edits) {
    const before = shown.get(edit.item)
    const link = edit.act === 'remove' ? before?.link : changed(before?.link, edit)
    if (link !== undefined) shown.set(edit.item, { link, edit })
  }
  return [...shown.values()]
}

/** As it shall stand; a change that makes no link any more (its link is gone, say) leaves it as it was. */
function changed(link: ChainLink | undefined, { now }: EditRecord): ChainLink | undefined {
  const fields = Object.entries({ ...link, ...now }).filter(([, value]) => value !== null)
  const parsed = chainLinkSchema.safeParse(Object.fromEntries(fields))
  return parsed.success ? parsed.data : link
}
