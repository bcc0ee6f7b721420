/** The passages as joints of a chain: closed where somebody has joined them, dashed where it only could be, broken in a hole. */
import type { Passage } from '../../../shared/chain/passages.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { label, t } from '../../ui/words.ts'
import { linkText, typesText } from './end-words.ts'
import { freeText, HoleSign } from './tally-words.tsx'
import type { Chain } from './use-chain.ts'

export function PassagePicture({ chain, passages }: { chain: Chain; passages: readonly Passage[] }) {
  return (
    <ol class="passages">
      {passages.map((passage) => (
        <li key={passage.transition} class={`card passage passage-${passage.servedBy}`}>
          <h2>{label('transition', passage.transition)}</h2>
          <Joint servedBy={passage.servedBy} />
          <p class="strong">
            {passage.servedBy === 'nothing' ? (
              <span class="hole-sign">
                <Icon name="warning" />
                <span>{t('chain:servedBy.nothing')}</span>
              </span>
            ) : (
              t(`chain:servedBy.${passage.servedBy}`)
            )}
          </p>
          <p class="small muted">{t(`chain:servedText.${passage.servedBy}`)}</p>
          <p class="small">
            {[t('chain:offersCount', { count: passage.tally.count }), freeText(passage.tally)].join(', ')}
          </p>
          {passage.servedBy !== 'nothing' && <HoleSign tally={passage.tally} />}
          <Joints chain={chain} passage={passage} />
        </li>
      ))}
    </ol>
  )
}

/** Two links of a chain, in the picture's own words beside it. */
function Joint({ servedBy }: Pick<Passage, 'servedBy'>) {
  return (
    <svg class="joint" viewBox="0 0 120 40" aria-hidden="true" focusable="false">
      <rect x="2" y="8" width="48" height="24" rx="12" />
      <rect x="70" y="8" width="48" height="24" rx="12" />
      {servedBy === 'nothing' ? (
        <path d="M54 13l12 14M66 13L54 27" />
      ) : (
        <rect class="joint-middle" x="34" y="13" width="52" height="14" rx="7" />
      )}
    </svg>
  )
}

function Joints({ chain, passage: { links, usual } }: { chain: Chain; passage: Passage }) {
  if (links.length + usual.length === 0) return null
  return (
    <Disclosure summary={t('chain:showJoints')}>
      {links.length > 0 && (
        <div class="stack-tight">
          <h3>{t('chain:linksCount', { count: links.length })}</h3>
          <ul class="stack-tight small">
            {links.map((link) => (
              <li key={link.id}>{linkText(chain, link)}</li>
            ))}
          </ul>
        </div>
      )}
      {usual.length > 0 && (
        <div class="stack-tight">
          <h3>{t('chain:usualCount', { count: usual.length })}</h3>
          <ul class="stack-tight small">
            {usual.map((pair) => (
              <li key={`${pair.from} ${pair.to}`}>{typesText(pair)}</li>
            ))}
          </ul>
        </div>
      )}
    </Disclosure>
  )
}
