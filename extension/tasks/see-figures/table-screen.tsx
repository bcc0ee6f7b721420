/** One released table, number by number: what is hidden says so, and the file holds what the page shows. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { StatisticsCatalogue, StatisticsTable } from '../../../shared/protocol/statistics.ts'
import { periodText } from '../../figures/build/told.ts'
import { useFigureGround } from '../../figures/use-figure-ground.ts'
import { useCatalogueOfTables, useTables } from '../../figures/use-tables.ts'
import { downloadTable } from '../../sync/statistics.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/copy.ts'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useWork } from '../../ui/use-work.ts'
import { locale, t } from '../../ui/words.ts'
import { FiguresPage, NotThere, Stale } from './figures-page.tsx'
import { TableCells } from './table-cells.tsx'

type Listed = StatisticsCatalogue['tables'][number]

export function TableScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const { catalogue, ...coming } = useCatalogueOfTables()
  const listed = catalogue?.tables.find((each) => each.id === id)
  const missing = catalogue !== undefined && listed === undefined
  return (
    <FiguresPage>
      <PageHeader
        title={listed?.title[locale()] ?? t('statistics:columns.table')}
        onBack={() => navigate('/statistics/tables')}
        backLabel={t('statistics:backToTables')}
      />
      {catalogue === undefined && <NotThere coming={coming} />}
      {missing && (
        <EmptyState title={t('statistics:tableGone')}>
          <p>{t('statistics:tableGoneText')}</p>
        </EmptyState>
      )}
      {listed !== undefined && <OneTable listed={listed} />}
    </FiguresPage>
  )
}

function OneTable({ listed }: { listed: Listed }) {
  const [chosen, choose] = useState('')
  const released = listed.periods.find(({ period }) => period === chosen) ?? listed.periods[0]
  return (
    <>
      <p class="figure-prose">{listed.definition[locale()]}</p>
      {released === undefined ? (
        <EmptyState title={t('statistics:tableNone')} />
      ) : (
        <>
          <div class="figure-choice no-print">
            <Select
              label={t('statistics:period')}
              value={released.period}
              options={listed.periods.map(({ period }) => ({ value: period, label: periodText(period) }))}
              onChange={choose}
            />
          </div>
          <p class="small muted">
            {periodText(released.period)}:{' '}
            {t('statistics:released', {
              revision: released.final ? t('statistics:final') : t('statistics:first'),
              day: dayText(released.releasedOn),
              hash: released.releaseHash.slice(0, 12),
            })}
          </p>
          <Numbers listed={listed} period={released.period} />
        </>
      )}
    </>
  )
}

function Numbers({ listed, period }: { listed: Listed; period: string }) {
  const ground = useFigureGround()
  const { tables, ...coming } = useTables([{ table: listed.id, periods: [period] }])
  const [table] = tables
  if (table === undefined || ground === undefined) return <NotThere coming={coming} />
  return (
    <>
      <Stale coming={coming} />
      <Files table={table} period={period} name={listed.title[locale()]} />
      <TableCells key={period} table={table} title={listed.title[locale()]} label={ground.label} />
    </>
  )
}

function Files({ table: { table }, period, name }: { table: StatisticsTable; period: string; name: string }) {
  const { run, busy, problem } = useWork()
  const save = (format: 'csv' | 'xlsx') =>
    void run(async () => {
      const { content, type, ending } = await downloadTable({ table, periods: [period] }, format)
      saveFile(`${name} ${period}.${ending}`, content, type)
      announce(t('statistics:saved'))
    })
  return (
    <>
      <div class="row no-print">
        <Button small icon="download" unavailable={busy} onClick={() => save('csv')}>
          {t('statistics:saveCsv')}
        </Button>
        <Button small icon="download" unavailable={busy} onClick={() => save('xlsx')}>
          {t('statistics:saveXlsx')}
        </Button>
      </div>
      <ProblemNotice problem={problem} />
    </>
  )
}
