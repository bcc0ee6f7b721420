/** The queue of upkeep: where wrong facts do most harm stands first, and says why; looked into by one press. */
import { useState } from 'preact/hooks'
import { byHarm } from '../../../shared/upkeep.ts'
import { reportText } from '../../offer-view/report-words.ts'
import { today } from '../../platform/clock.ts'
import { keepReport } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import type { ReportOfOffer } from '../../store/offer-reports.ts'
import { readUpkeep, settleReports, type Upkeep } from '../../store/upkeep.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { agoText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GrowingRows } from '../../ui/growing-rows.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { ListTools } from './list-tools.tsx'
import { ageingText, type QueueRow, queueColumns } from './queue-columns.ts'
import './upkeep.css'

/** Below this nobody need look: most facts are fresh, nobody reported anything. */
const worthLooking = 0.35

export function QueueScreen() {
  const known = useLive(async () => ({ upkeep: await readUpkeep() }), [])
  // What was confirmed on this screen stays away while sync carries it to the server and back.
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  if (known === undefined) return <Loading />
  const { upkeep } = known
  const queue = upkeep === undefined ? [] : queueOf(upkeep, today(), confirmed)
  return (
    <>
      <PageHeader title={t('upkeep:queueTitle')} />
      <p>{t('upkeep:queueLead')}</p>
      {upkeep === undefined || queue.length === 0 ? (
        <EmptyState title={t('upkeep:queueNone')}>
          <p>{t('upkeep:queueNoneText')}</p>
        </EmptyState>
      ) : (
        <>
          <div class="row-between">
            <p class="small muted">{t('upkeep:queueCount', { count: queue.length })}</p>
            <ListTools name={t('upkeep:queueFile')} columns={queueColumns(upkeep)} rows={queue} />
          </div>
          <GrowingRows items={queue} class="stack" label={t('upkeep:queueTitle')}>
            {(row) => (
              <Row
                key={row.offer.id}
                row={row}
                upkeep={upkeep}
                onRight={() => setConfirmed((before) => new Set([...before, row.offer.id]))}
              />
            )}
          </GrowingRows>
        </>
      )}
    </>
  )
}

function queueOf({ offers, uses, reports }: Upkeep, day: string, confirmed: ReadonlySet<string>): QueueRow[] {
  const known = offers.map((offer) =>
    confirmed.has(offer.id) ? { ...offer, verifiedOn: day, capacityOn: day } : offer,
  )
  return byHarm(known, day, uses, reports).filter(({ harm }) => harm.harm > worthLooking)
}

function Row({ row, upkeep, onRight }: { row: QueueRow; upkeep: Upkeep; onRight: () => void }) {
  const { offer, harm } = row
  const reports = upkeep.reports.filter(({ offerId }) => offerId === offer.id)
  const right = async () => {
    await keepReport({ offerId: offer.id, says: 'right' })
    await settleReports(reports.map(({ id }) => id))
    onRight()
    announce(t('upkeep:confirmed', { title: offer.title }))
  }
  return (
    <li class="card">
      <div class="row-between">
        <h2>
          <a href={`#/offers/${offer.id}`}>{offer.title}</a>
        </h2>
        {harm.use !== 'none' && <Badge tone="info">{t(`upkeep:use.${harm.use}`)}</Badge>}
      </div>
      <p class="small muted">{upkeep.organisations.get(offer.organisationId)?.name}</p>
      {reports.length > 0 && <Reports reports={reports} />}
      {harm.ageing.length > 0 && <p class="small">{ageingText(row)}</p>}
      <div class="row no-print">
        <Button small icon="check" onClick={() => void right()}>
          {t('upkeep:right')}
          <span class="visually-hidden"> {offer.title}</span>
        </Button>
        <a class="button button-small button-secondary" href={`#/offers/${offer.id}`}>
          {t('upkeep:edit')}
          <span class="visually-hidden"> {offer.title}</span>
        </a>
      </div>
    </li>
  )
}

function Reports({ reports }: { reports: readonly ReportOfOffer[] }) {
  const settle = async (report: ReportOfOffer) => {
    await settleReports([report.id])
    announce(t('upkeep:settled'))
  }
  return (
    <ul class="upkeep-reports">
      {reports.map((report) => (
        <li key={report.id} class="row-between">
          <span class="grow">
            {t('report:openLine', {
              what: reportText(report),
              from: report.from ?? t('report:fromUnknown'),
              ago: agoText(report.on, today()),
            })}
            {report.value !== undefined && <strong> {t('upkeep:suggested', { value: report.value })}</strong>}
          </span>
          <Button small kind="quiet" onClick={() => void settle(report)}>
            {t('upkeep:settle')}
            <span class="visually-hidden"> {reportText(report)}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
