/** Links that may be worth setting, from what families did and from what offer types usually lead to; accepted by one click. */
import { useState } from 'preact/hooks'
import { fromPast, fromTypes, type Proposal } from '../../../shared/chain/proposals.ts'
import type { ChainLink } from '../../../shared/chain-link.ts'
import { readSteps } from '../../store/chain.ts'
import { useLive } from '../../store/live.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { label, t } from '../../ui/words.ts'
import { createLink, type LinkForm } from './change-link.ts'
import { typesText } from './end-words.ts'
import { type Chain, mayLinkThese } from './use-chain.ts'

const pageSize = 8

export function Proposals({ chain, links }: { chain: Chain; links: readonly ChainLink[] }) {
  const steps = useLive(() => readSteps(), [])
  if (steps === undefined) return null
  return (
    <section class="section no-print">
      <h2>{t('chain:proposals')}</h2>
      <ProposalList
        title={t('chain:proposalsPast')}
        text={t('chain:proposalsPastText')}
        none={t('chain:proposalsPastNone')}
        proposals={fromPast(steps, links)}
        chain={chain}
      />
      <ProposalList
        title={t('chain:proposalsTypes')}
        text={t('chain:proposalsTypesText')}
        none={t('chain:proposalsTypesNone')}
        proposals={fromTypes(chain.offers, links)}
        chain={chain}
      />
    </section>
  )
}

function ProposalList(props: {
  title: string
  text: string
  none: string
  proposals: readonly Proposal[]
  chain: Chain
}) {
  const [shown, show] = useState(pageSize)
  const { proposals } = props
  return (
    <div class="stack-tight">
      <h3>{props.title}</h3>
      <p class="small muted">{props.text}</p>
      {proposals.length === 0 && <p>{props.none}</p>}
      <ul class="proposals" aria-label={props.title}>
        {proposals.slice(0, shown).map((proposal) => (
          <li key={`${proposal.from} ${proposal.to}`} class="proposal">
            <div class="grow">
              {typesText(proposal)}
              <p class="small muted">{aboutText(proposal)}</p>
            </div>
            {mayLinkThese(props.chain, { id: '', ...linkOf(proposal) }) && <Accept proposal={proposal} />}
          </li>
        ))}
      </ul>
      {proposals.length > shown && (
        <div>
          <Button small onClick={() => show(shown + pageSize)}>
            {t('chain:moreProposals')}
          </Button>
        </div>
      )}
    </div>
  )
}

function aboutText({ transition, times }: Proposal): string {
  return [
    times === undefined ? undefined : t('chain:timesCount', { count: times }),
    transition === undefined ? undefined : label('transition', transition),
  ]
    .filter(Boolean)
    .join(' · ')
}

function linkOf({ from, to, transition }: Proposal): LinkForm {
  return { from: { offerType: from }, to: { offerType: to }, ...(transition === undefined ? {} : { transition }) }
}

function Accept({ proposal }: { proposal: Proposal }) {
  const accept = async () => {
    await createLink(linkOf(proposal))
    announce(t('chain:linkSaved'))
  }
  return (
    <Button small icon="check" onClick={accept}>
      {t('chain:accept')}
      <span class="visually-hidden"> ({typesText(proposal)})</span>
    </Button>
  )
}
