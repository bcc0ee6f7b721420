/** `/chain/:chain`: the whole way of one family as far as it is known here, oldest link first. */
import { useLive } from '../../store/live.ts'
import { Badge } from '../../ui/badge.tsx'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { type Link, readChain } from './read-chain.ts'
import { stateDetails, stateTone, stateWord } from './state-words.ts'
import './referrals.css'

export function ChainScreen({ chain }: { chain: string }) {
  const links = useLive(() => readChain(chain), [chain])
  if (links === undefined) return <Loading />
  const back = () => history.back()
  return (
    <div class="page">
      <PageHeader title={t('referrals:chainTitle')} onBack={back} />
      <p class="small">{t('referrals:chainHint')}</p>
      {links.length === 0 ? (
        <EmptyState title={t('referrals:goneTitle')} />
      ) : (
        <ol class="chain">
          {links.map((link) => (
            <ChainLink key={link.ref} link={link} />
          ))}
        </ol>
      )}
    </div>
  )
}

function ChainLink({ link }: { link: Link }) {
  const { state } = link
  const details = stateDetails(state).map(({ content }) => content)
  const days =
    state.changedOn === state.openedOn
      ? dayText(state.openedOn)
      : t('referrals:chainDays', { from: dayText(state.openedOn), to: dayText(state.changedOn) })
  return (
    <li class="chain-link">
      <span class="small">{days}</span>
      <a href={`#${link.address}`}>{link.title}</a>
      <span class="small">{[link.way, link.code].filter((text) => text !== '').join(' · ')}</span>
      <span class="row">
        <Badge tone={stateTone(state)}>{stateWord(state)}</Badge>
        {details.length > 0 && <span class="small">{details.join(', ')}</span>}
      </span>
    </li>
  )
}
