/** What a tally says in words: room, reliance, and the sign of a hole. */
import { relianceIn, type Tally } from '../../../shared/chain/tally.ts'
import { Icon } from '../../ui/icon.tsx'
import { t } from '../../ui/words.ts'

export function freeText({ free }: Pick<Tally, 'free'>): string {
  return free === 0 ? t('chain:freeNone') : t('chain:freeCount', { count: free })
}

/** Of nothing there is nothing to rely on. */
export function relianceText(tally: Tally): string {
  return tally.count === 0 ? '' : t(`chain:reliance.${relianceIn(tally)}`)
}

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
