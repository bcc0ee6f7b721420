/** Possible duplicates side by side, with what speaks for it; a person ends one of the two, or says for the whole network that they are two. */
import { useEffect, useState } from 'preact/hooks'
import type { ChainLink } from '../../../shared/chain-link.ts'
import { type DistinctOffers, distinctOffers } from '../../../shared/distinct-offers.ts'
import type { Offer } from '../../../shared/offer.ts'
import { keepDistinct, readDistinct, takeBackDistinct } from '../../store/distinct-offers.ts'
import { useLive } from '../../store/live.ts'
import { readLinks } from '../../store/network-settings.ts'
import { readUpkeep, type Upkeep } from '../../store/upkeep.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/column-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GrowingRows } from '../../ui/growing-rows.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { type DuplicatePair, duplicatePairs } from './duplicate-pairs.ts'
import { ListTools } from './list-tools.tsx'
import { PairSide } from './pair-side.tsx'
import { type ApartPair, ToldApart } from './told-apart.tsx'
import './upkeep.css'

export function DuplicatesScreen() {
  const known = useLive(
    async () => ({ upkeep: await readUpkeep(), distinct: await readDistinct(), links: await readLinks() }),
    [],
  )
  const [pairs, setPairs] = useState<DuplicatePair[] | undefined>(undefined)
  useEffect(() => {
    if (known === undefined) return
    // Comparing ten thousand offers takes a moment: the heading stands before it begins.
    const timer = setTimeout(() => setPairs(pairsOf(known.upkeep, known.distinct)))
    return () => clearTimeout(timer)
  }, [known])
  return (
    <>
      <PageHeader title={t('upkeep:duplicatesTitle')} />
      <p>{t('upkeep:duplicatesLead')}</p>
      {pairs === undefined && <Loading />}
      {pairs?.length === 0 && (
        <EmptyState title={t('upkeep:duplicatesNone')}>
          <p>{t('upkeep:duplicatesNoneText')}</p>
        </EmptyState>
      )}
      {pairs !== undefined && pairs.length > 0 && (
        <>
          <div class="row-between">
            <p class="small muted">{t('upkeep:duplicatesCount', { count: pairs.length })}</p>
            <ListTools name={t('upkeep:duplicatesFile')} columns={pairColumns(known?.upkeep)} rows={pairs} />
          </div>
          <GrowingRows items={pairs} class="stack" label={t('upkeep:duplicatesTitle')}>
            {(pair) => <Pair key={pair.key} pair={pair} upkeep={known?.upkeep} links={known?.links ?? []} />}
          </GrowingRows>
        </>
      )}
      {pairs !== undefined && <ToldApart pairs={apartOf(known?.upkeep, known?.distinct)} />}
    </>
  )
}

/** Those of whose offers neither ended meanwhile. */
function apartOf(upkeep: Upkeep | undefined, distinct: ReadonlyMap<string, DistinctOffers> | undefined): ApartPair[] {
  const byId = new Map(upkeep?.offers.map((offer) => [offer.id, offer]))
  return [...(distinct?.values() ?? [])].flatMap((pair) => {
    const [one, other] = [byId.get(pair.one), byId.get(pair.other)]
    return one === undefined || other === undefined ? [] : [{ pair, one, other }]
  })
}

function pairsOf(upkeep: Upkeep | undefined, distinct: ReadonlyMap<string, DistinctOffers>): DuplicatePair[] {
  if (upkeep === undefined) return []
  return duplicatePairs(upkeep.offers, (id) => upkeep.organisations.get(id)?.name ?? '', distinct)
}

function reasonsText({ reasons }: DuplicatePair): string {
  return reasons.map((reason) => t(`upkeep:reason.${reason}`)).join(', ')
}

function pairColumns(upkeep: Upkeep | undefined): Column<DuplicatePair>[] {
  const providerOf = ({ organisationId }: Offer) => upkeep?.organisations.get(organisationId)?.name ?? ''
  return [
    { head: t('upkeep:column.one'), text: ({ one }) => one.title },
    { head: t('upkeep:column.oneProvider'), text: ({ one }) => providerOf(one) },
    { head: t('upkeep:column.other'), text: ({ other }) => other.title },
    { head: t('upkeep:column.otherProvider'), text: ({ other }) => providerOf(other) },
    { head: t('upkeep:column.reasons'), text: reasonsText },
  ]
}

function Pair({
  pair,
  upkeep,
  links,
}: {
  pair: DuplicatePair
  upkeep: Upkeep | undefined
  links: readonly ChainLink[]
}) {
  const { run, busy, problem } = useWork()
  const two = () =>
    run(async () => {
      const [one, other] = [pair.one.id, pair.other.id]
      await keepDistinct(one, other)
      announce(t('upkeep:duplicatesTwo'), { undo: () => void takeBackDistinct(distinctOffers(one, other)) })
    })
  const sides = [
    { offer: pair.one, other: pair.other },
    { offer: pair.other, other: pair.one },
  ]
  return (
    <li class="card">
      <p class="small muted">{reasonsText(pair)}</p>
      <div class="pair">
        {sides.map((side) => (
          <PairSide key={side.offer.id} {...side} upkeep={upkeep} links={links} />
        ))}
      </div>
      <ProblemNotice problem={problem} />
      <div class="row no-print">
        <Button small unavailable={busy} onClick={() => void two()}>
          {t('upkeep:duplicatesDistinct')}
          <span class="visually-hidden">
            {' '}
            {pair.one.title}, {pair.other.title}
          </span>
        </Button>
      </div>
    </li>
  )
}
