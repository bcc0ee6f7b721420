/** The pairs that somebody in the network said to be two offers, each with the way back: a slip hides a duplicate for all. */
import type { DistinctOffers } from '../../../shared/distinct-offers.ts'
import type { Offer } from '../../../shared/offer.ts'
import { takeBackDistinct } from '../../store/distinct-offers.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { GrowingRows } from '../../ui/growing-rows.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'

export type ApartPair = { pair: DistinctOffers; one: Offer; other: Offer }

/** Folded away; shows nothing where no pair was told apart. */
export function ToldApart({ pairs }: { pairs: readonly ApartPair[] }) {
  if (pairs.length === 0) return null
  const summary = t('upkeep:apart', { count: pairs.length })
  return (
    <div class="no-print">
      <Disclosure summary={summary}>
        <GrowingRows items={pairs} class="told-apart" label={summary}>
          {(each) => <Row key={each.pair.id} {...each} />}
        </GrowingRows>
      </Disclosure>
    </div>
  )
}

function Row({ pair, one, other }: ApartPair) {
  const { run, busy, problem } = useWork()
  const back = () =>
    run(async () => {
      await takeBackDistinct(pair)
      announce(t('upkeep:apartTakenBack'))
    })
  return (
    <li class="told-apart-row">
      <ProblemNotice problem={problem} />
      <div class="row-between">
        <p class="grow">
          <a href={`#/offers/${one.id}`}>{one.title}</a>
          {' · '}
          <a href={`#/offers/${other.id}`}>{other.title}</a>
        </p>
        <Button small kind="quiet" unavailable={busy} onClick={() => void back()}>
          {t('upkeep:apartTakeBack')}
          <span class="visually-hidden">
            {' '}
            {one.title}, {other.title}
          </span>
        </Button>
      </div>
    </li>
  )
}
