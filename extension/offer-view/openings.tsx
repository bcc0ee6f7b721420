/** Opening hours, with whether it is open now; looks again every minute. */
import { useEffect, useState } from 'preact/hooks'
import type { Offer } from '../../shared/offer.ts'
import { now } from '../platform/clock.ts'
import { t } from '../ui/words.ts'
import { openState, weekMoment } from './opening-hours.ts'
import { openingLines, openStateText } from './opening-words.ts'

export function Openings({ offer }: { offer: Offer }) {
  const [at, setAt] = useState(now())
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  const state = openState(offer.openings, weekMoment(at))
  if (state === undefined && offer.openingNote === undefined) return null
  return (
    <section class="section">
      <hr class="rule" />
      <h2>{t('offer:openings')}</h2>
      {state !== undefined && <p class={state.open ? 'open-now strong' : 'muted'}>{openStateText(state)}</p>}
      <dl class="hours numbers">
        {openingLines(offer.openings).map(({ days, hours, note }) => (
          <>
            <dt>{days}</dt>
            <dd>
              {hours}
              {note !== undefined && <span class="small muted"> {note}</span>}
            </dd>
          </>
        ))}
      </dl>
      {offer.openingNote !== undefined && <p class="small muted pre-line">{offer.openingNote}</p>}
    </section>
  )
}
