/** One organisation: whether its words were compared, and comparing them. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { blockPeer, markCompared } from '../../keys/peers.ts'
import { dayOf } from '../../platform/clock.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SixWords } from '../../ui/six-words.tsx'
import { t } from '../../ui/words.ts'
import type { Partner } from './read-partners.ts'

/** @param onAnswered the row may now stand elsewhere: the list takes the focus */
export function PartnerRow({ partner, onAnswered }: { partner: Partner; onAnswered: () => void }) {
  const { org, blocked, words } = partner
  const name = partner.name ?? t('keys:partners.unknownName', { id: org.slice(-4).toUpperCase() })
  const stopped = blocked !== undefined
  return (
    <li class={stopped ? 'card partner-blocked' : 'card'}>
      <details class="disclosure">
        <summary>
          <Icon name="forward" />
          <span class="grow strong partner-name">{name}</span>
          <Standing partner={partner} />
        </summary>
        <div class="disclosure-body">
          {stopped && (
            <Notice tone="danger">
              <p>{blocked.byPerson ? t('keys:partners.blockedByYou') : t(`problem:${blocked.why}.title`)}</p>
              <p>{blocked.byPerson ? t('keys:partners.blockedDo') : t(`problem:${blocked.why}.todo`)}</p>
              <p class="small">{t('keys:partners.blockedSince', { day: dayText(dayOf(new Date(blocked.at))) })}</p>
            </Notice>
          )}
          {(!stopped || blocked.byPerson) && (
            <Compare org={org} name={name} words={words} stopped={stopped} onAnswered={onAnswered} />
          )}
        </div>
      </details>
    </li>
  )
}

function Standing({ partner: { blocked, compared, comparedOn } }: { partner: Partner }) {
  if (blocked !== undefined)
    return (
      <Badge tone="danger" icon="warning">
        {t('keys:partners.blocked')}
      </Badge>
    )
  if (!compared) return <Badge tone="outline">{t('keys:partners.notCompared')}</Badge>
  return (
    <Badge tone="success" icon="check">
      {comparedOn === undefined
        ? t('keys:partners.compared')
        : t('keys:partners.comparedOn', { day: dayText(comparedOn) })}
    </Badge>
  )
}

type CompareProps = { org: string; name: string; words: readonly string[]; stopped: boolean; onAnswered: () => void }

function Compare({ org, name, words, stopped, onAnswered }: CompareProps) {
  const [doubting, doubt] = useState(false)
  const question = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (doubting) question.current?.focus()
  }, [doubting])
  const same = async () => {
    await markCompared(org)
    doubt(false)
    onAnswered()
    announce(t('keys:partners.sameDone', { organisation: name }))
  }
  const different = async () => {
    await blockPeer(org)
    doubt(false)
    onAnswered()
    announce(t('keys:partners.differentDone', { organisation: name }), { durationMs: 10_000 })
  }
  return (
    <>
      <p class="small">{t('keys:partners.call')}</p>
      <SixWords words={words} label={t('keys:words')} />
      {doubting ? (
        <div ref={question} tabIndex={-1} class="section">
          <Notice tone="warning" title={t('keys:partners.differentTitle')}>
            <p>{t('keys:partners.differentText')}</p>
          </Notice>
          <div class="row">
            <Button kind="danger" onClick={() => void different()}>
              {t('keys:partners.differentDo')}
            </Button>
            <Button kind="quiet" onClick={() => doubt(false)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div class="row">
          <Button kind="primary" icon="check" onClick={() => void same()}>
            {t('keys:partners.same')}
          </Button>
          {!stopped && <Button onClick={() => doubt(true)}>{t('keys:partners.different')}</Button>}
        </div>
      )}
    </>
  )
}
