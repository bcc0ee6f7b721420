/**
 * How the own referrals stand, in three numbers that each open exactly the list they count. They are counted on this
 * device over what its people may open one by one, by organisation and never by person, and go nowhere.
 */
import { t } from '../../ui/words.ts'
import type { Counts } from './read-counts.ts'

export const standing = ['open', 'overdue', 'arrived'] as const
type Standing = (typeof standing)[number]

/** A number that is pressed again opens the whole list. Numbers not counted yet are dashes. */
export function OwnStanding(props: {
  counts: Counts
  chosen: string | undefined
  onChoose: (filter: Standing | undefined) => void
}) {
  const { counts, chosen, onChoose } = props
  return (
    <fieldset class="own-standing">
      <legend class="visually-hidden">{t('referrals:standing')}</legend>
      {standing.map((name) => (
        <button
          key={name}
          type="button"
          class="own-number"
          aria-pressed={chosen === name}
          onClick={() => onChoose(chosen === name ? undefined : name)}
        >
          <span class="own-count">{counts[name] ?? '–'}</span>{' '}
          <span class="small">{t(`referrals:filters.${name}`)}</span>
        </button>
      ))}
    </fieldset>
  )
}
