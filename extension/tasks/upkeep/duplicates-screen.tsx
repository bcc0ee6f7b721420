/** Possible duplicates side by side, with what speaks for it; a person ends one of the two, or says that they are two. */
import { useEffect, useState } from 'preact/hooks'
import type { ChainLink } from '../../../shared/chain-link.ts'
import type { Offer } from '../../../shared/offer.ts'
import { keepDistinct, readDistinct } from '../../store/distinct-offers.ts'
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
import { t } from '../../ui/words.ts'
import { type DuplicatePair, duplicatePairs } from './duplicate-pairs.ts'
import { ListTools } from './list-tools.tsx'
import { PairSide } from './pair-side.tsx'
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
    </>
  )
}

function pairsOf(upkeep: Upkeep | undefined, distinct: ReadonlySet<string>): DuplicatePair[] {
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
  const two = async () => {
    await keepDistinct(pair.key)
    announce(t('upkeep:duplicatesTwo'))
  }
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
      <div class="row no-print">
        <Button small kind="quiet" onClick={() => void two()}>
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
