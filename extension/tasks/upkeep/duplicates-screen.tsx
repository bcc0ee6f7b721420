/** Possible duplicates side by side, with what speaks for it; a person ends one of the two, or says that they are two. */
import { useEffect, useState } from 'preact/hooks'
import type { Offer } from '../../../shared/offer.ts'
import { keepDistinct, readDistinct } from '../../store/distinct-offers.ts'
import { keepEdit } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { readUpkeep, type Upkeep } from '../../store/upkeep.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/column-table.tsx'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { GrowingRows } from '../../ui/growing-rows.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { label, t } from '../../ui/words.ts'
import { type DuplicatePair, duplicatePairs } from './duplicate-pairs.ts'
import { ListTools } from './list-tools.tsx'
import './upkeep.css'

export function DuplicatesScreen() {
  const known = useLive(async () => ({ upkeep: await readUpkeep(), distinct: await readDistinct() }), [])
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
            {(pair) => <Pair key={pair.key} pair={pair} upkeep={known?.upkeep} />}
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

function Pair({ pair, upkeep }: { pair: DuplicatePair; upkeep: Upkeep | undefined }) {
  const two = async () => {
    await keepDistinct(pair.key)
    announce(t('upkeep:duplicatesTwo'))
  }
  return (
    <li class="card">
      <p class="small muted">{reasonsText(pair)}</p>
      <div class="pair">
        {[pair.one, pair.other].map((offer) => (
          <Side key={offer.id} offer={offer} provider={upkeep?.organisations.get(offer.organisationId)?.name} />
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

function Side({ offer, provider }: { offer: Offer; provider: string | undefined }) {
  const [place] = offer.places
  const end = async () => {
    await keepEdit({
      kind: 'offer',
      item: offer.id,
      act: 'change',
      was: { status: offer.status },
      now: { status: 'ended' },
    })
    announce(t('upkeep:duplicatesEnded', { title: offer.title }))
  }
  const fact = (term: string, content: string | undefined) =>
    content === undefined || content === '' ? undefined : { term, content }
  return (
    <div class="stack">
      <h2>
        <a href={`#/offers/${offer.id}`}>{offer.title}</a>
      </h2>
      <Facts
        facts={[
          fact(t('upkeep:provider'), provider),
          fact(t('upkeep:type'), label('offerType', offer.offerType)),
          fact(t('upkeep:place'), [place?.street, place?.postcode, place?.city].filter(Boolean).join(', ')),
          fact(t('upkeep:phone'), offer.phones[0]?.number),
          fact(t('upkeep:source'), offer.source),
          fact(t('upkeep:verified'), offer.verifiedOn === undefined ? undefined : dayText(offer.verifiedOn)),
        ]}
      />
      <div class="row no-print">
        <Button small onClick={() => void end()}>
          {t('upkeep:duplicatesEnd')}
          <span class="visually-hidden"> {offer.title}</span>
        </Button>
      </div>
    </div>
  )
}
