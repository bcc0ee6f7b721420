/** What a changed thing is called: its title or name as the change, the server or this device knows it. */

import type { Names } from '../../offer-view/field-words.ts'
import type { EditRecord } from '../../store/database.ts'
import { t } from '../../ui/words.ts'

export function thingTitle({ kind, item, was, now, answer }: EditRecord, { tree, organisations }: Names): string {
  const said = [now, answer?.data, was].flatMap((source) => {
    const { title, name } = Object(source) as { title?: unknown; name?: unknown }
    return [title, name].filter((text): text is string => typeof text === 'string' && text !== '')
  })
  const known =
    kind === 'organisation' ? organisations.get(item)?.name : kind === 'area' ? tree.get(item)?.name : undefined
  return said[0] ?? known ?? t(`offers:kinds.${kind}`)
}
