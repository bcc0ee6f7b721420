/** What a tally says in words and columns: room, reliance, and the sign of a hole. */
import { relianceIn, type Tally } from '../../../shared/chain/tally.ts'
import type { Column } from '../../ui/column-table.tsx'
import { Icon } from '../../ui/icon.tsx'
import { t } from '../../ui/words.ts'

/** How many have room, or that none has. */
export function freeText({ free }: Pick<Tally, 'free'>): string {
  return free === 0 ? t('chain:freeNone') : t('chain:freeCount', { count: free })
}

/** Of nothing there is nothing to rely on. */
export function relianceText(tally: Tally): string {
  return tally.count === 0 ? '' : t(`chain:reliance.${relianceIn(tally)}`)
}

/** How many there are, with room, to be relied on, and what that comes to. */
export function tallyColumns(): Column<Tally>[] {
  return [
    { head: t('chain:columns.offers'), text: ({ count }) => count },
    { head: t('chain:columns.free'), text: ({ free }) => free },
    { head: t('chain:columns.reliable'), text: ({ reliable }) => reliable },
    { head: t('chain:columns.state'), text: relianceText },
  ]
}

/** What kind of hole it is; empty where there is none. */
export function holeText({ hole }: Pick<Tally, 'hole'>): string {
  return hole === undefined ? '' : t(`chain:hole.${hole}`)
}

/** The sign and the words of a hole; nothing where there is none. */
export function HoleSign({ tally }: { tally: Pick<Tally, 'hole'> }) {
  if (tally.hole === undefined) return null
  return (
    <span class="hole-sign">
      <Icon name="warning" />
      <span>{holeText(tally)}</span>
    </span>
  )
}
