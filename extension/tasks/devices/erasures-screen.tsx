/** `/keys/erasures`: the proof that erasures have reached all devices, for those who answer for the devices. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import type { ErasureProof } from '../../../shared/protocol/erasures.ts'
import { dayOf } from '../../platform/clock.ts'
import { readErasureProofs } from '../../sync/erasures.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import './devices.css'

const pageSize = 50

export function ErasuresScreen() {
  const [, navigate] = useLocation()
  const { proofs, problem, reload } = useProofs()
  return (
    <div class="page">
      <PageHeader title={t('erasures:title')} onBack={() => navigate('/settings')} backLabel={t('keys:back')} />
      <p class="small muted">{t('erasures:intro')}</p>
      <ProblemNotice problem={problem} />
      {problem !== undefined && (
        <div class="row">
          <Button onClick={() => void reload()}>{t('erasures:refresh')}</Button>
        </div>
      )}
      {proofs === undefined && problem === undefined && <Loading label={t('erasures:loading')} />}
      {proofs?.length === 0 && (
        <EmptyState title={t('erasures:none')}>
          <p>{t('erasures:noneText')}</p>
        </EmptyState>
      )}
      {proofs !== undefined && proofs.length > 0 && <Proofs proofs={proofs} />}
    </div>
  )
}

function useProofs() {
  const [proofs, setProofs] = useState<readonly ErasureProof[] | undefined>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const reload = useCallback(async () => {
    try {
      setProofs(await readErasureProofs())
      setProblem(undefined)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
    }
  }, [])
  useEffect(() => void reload(), [reload])
  return { proofs, problem, reload }
}

const isOpen = ({ devices, processed }: ErasureProof) => processed < devices

function Proofs({ proofs }: { proofs: readonly ErasureProof[] }) {
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [shown, setShown] = useState(pageSize)
  const open = proofs.filter(isOpen)
  const listed = onlyOpen ? open : proofs
  return (
    <>
      {open.length === 0 ? (
        <Notice tone="success" title={t('erasures:allDone', { count: proofs.length })} />
      ) : (
        <Notice tone="warning" title={t('erasures:open', { count: open.length })}>
          <p>{t('erasures:openTodo')}</p>
          <a href="#/keys/devices">{t('erasures:toDevices')}</a>
        </Notice>
      )}
      {open.length > 0 && open.length < proofs.length && (
        <Checkbox label={t('erasures:only')} checked={onlyOpen} onChange={setOnlyOpen} />
      )}
      <ul class="stack-tight" aria-label={t('erasures:list')}>
        {listed.slice(0, shown).map((proof) => (
          <Proof key={proof.id} proof={proof} />
        ))}
      </ul>
      {listed.length > shown && (
        <Button block onClick={() => setShown(shown + pageSize)}>
          {t('erasures:more')}
        </Button>
      )}
      <div class="row no-print">
        <Button small kind="quiet" icon="download" onClick={() => save(proofs)}>
          {t('saveCsv')}
        </Button>
      </div>
    </>
  )
}

function Proof({ proof }: { proof: ErasureProof }) {
  const { at, why, events, devices, processed } = proof
  return (
    <li class="card erasure">
      <span class="grow stack-tight">
        <span class="strong">{dayText(dayOf(new Date(at)))}</span>
        <span class="small">{[t(`erasures:why.${why}`), t('erasures:parts', { count: events })].join(' · ')}</span>
      </span>
      {devices === 0 ? (
        <Badge>{t('erasures:nobody')}</Badge>
      ) : (
        <Badge tone={isOpen(proof) ? 'warning' : 'success'} icon={isOpen(proof) ? 'clock' : 'check'}>
          {t('erasures:processed', { processed, devices })}
        </Badge>
      )}
    </li>
  )
}

/** For those who have to show it: with the ids by which the server and its ledger know each. */
function save(proofs: readonly ErasureProof[]): void {
  const columns = ['id', 'on', 'why', 'events', 'devices', 'processed'] as const
  saveCsv(
    t('erasures:file'),
    columns.map((column) => t(`erasures:column.${column}`)),
    proofs.map(({ id, at, why, events, devices, processed }) => [
      id,
      dayText(dayOf(new Date(at))),
      t(`erasures:why.${why}`),
      events,
      devices,
      processed,
    ]),
  )
}
