/** `/keys/partners`: the own six words to read out, and those of all organisations one can seal for. */
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { useLive } from '../../store/live.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SixWords } from '../../ui/six-words.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { PartnerRow } from './partner-row.tsx'
import { matching, type Partner, readPartners } from './read-partners.ts'
import './partners.css'

/** A field to search appears where scrolling would take longer. */
const many = 6

export function PartnersScreen() {
  const [, navigate] = useLocation()
  const [typed, type] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const partners = useLive(readPartners, [])
  if (partners === undefined) return <Loading />
  const { own, others } = partners
  const found = matching(others, typed)
  const answered = () => list.current?.focus()
  const blocked = found.filter((partner) => partner.blocked !== undefined)
  return (
    <div class="page">
      <PageHeader title={t('keys:partners.title')} onBack={() => navigate('/settings')} backLabel={t('keys:back')} />
      <Card label={t('keys:partners.own')}>
        <h2>{t('keys:partners.own')}</h2>
        {own === undefined ? (
          <p>{t('keys:partners.ownNone')}</p>
        ) : (
          <>
            <p>{own.name}</p>
            <SixWords words={own.words} label={t('keys:words')} />
            <p class="small muted">{t('keys:partners.ownHint')}</p>
          </>
        )}
      </Card>
      <p>{t('keys:partners.intro')}</p>
      {others.length === 0 && <EmptyState title={t('keys:partners.none')} />}
      {others.length > many && (
        <TextField label={t('keys:partners.search')} value={typed} maxLength={100} onInput={type} />
      )}
      {others.length > 0 && (
        <p class="small muted" role="status">
          {found.length === 0 ? t('keys:partners.noneFound') : t('keys:partners.count', { count: found.length })}
        </p>
      )}
      <div ref={list} tabIndex={-1} class="stack">
        {blocked.length > 0 && (
          <section class="section" aria-label={t('keys:partners.blockedTitle')}>
            <h2>{t('keys:partners.blockedTitle')}</h2>
            <Rows partners={blocked} onAnswered={answered} />
          </section>
        )}
        <Rows partners={found.filter((partner) => partner.blocked === undefined)} onAnswered={answered} />
      </div>
    </div>
  )
}

function Rows({ partners, onAnswered }: { partners: readonly Partner[]; onAnswered: () => void }) {
  if (partners.length === 0) return null
  return (
    <ul class="stack-tight">
      {partners.map((partner) => (
        <PartnerRow key={partner.org} partner={partner} onAnswered={onAnswered} />
      ))}
    </ul>
  )
}
