/** All released tables with what they count: whoever wants to check a figure finds here what it is made of. */
import type { StatisticsCatalogue } from '../../../shared/protocol/statistics.ts'
import { periodText } from '../../figures/build/told.ts'
import { useCatalogueOfTables } from '../../figures/use-tables.ts'
import { type Column, ColumnTable } from '../../ui/column-table.tsx'
import { dayText } from '../../ui/days.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { locale, t } from '../../ui/words.ts'
import { FiguresPage, NotThere, Stale } from './figures-page.tsx'
import { NoNumbers } from './no-numbers.tsx'

type Listed = StatisticsCatalogue['tables'][number]

export function TablesScreen() {
  const { catalogue, ...coming } = useCatalogueOfTables()
  const listed = catalogue?.tables.filter(({ periods }) => periods.length > 0) ?? []
  return (
    <FiguresPage>
      <PageHeader title={t('statistics:tablesTitle')} />
      <p>{t('statistics:tablesLead')}</p>
      <Stale coming={coming} />
      {catalogue === undefined ? (
        <NotThere coming={coming} />
      ) : listed.length === 0 ? (
        <NoNumbers />
      ) : (
        <ColumnTable label={t('statistics:tablesTitle')} columns={columns()} rows={listed} keyOf={({ id }) => id} />
      )}
    </FiguresPage>
  )
}

function columns(): Column<Listed>[] {
  return [
    {
      head: t('statistics:columns.table'),
      text: ({ title }) => title[locale()],
      show: ({ id, title, definition }) => (
        <>
          <a href={`#/statistics/tables/${id}`}>{title[locale()]}</a>
          <Disclosure summary={t('statistics:definition')}>
            <p class="small">{definition[locale()]}</p>
          </Disclosure>
        </>
      ),
    },
    {
      head: t('statistics:columns.newest'),
      text: ({ periods: [newest] }) => (newest === undefined ? '' : periodText(newest.period)),
    },
    {
      head: t('statistics:columns.revision'),
      text: ({ periods: [newest] }) => (newest?.final ? t('statistics:final') : t('statistics:first')),
    },
    {
      head: t('statistics:columns.day'),
      text: ({ periods: [newest] }) => (newest === undefined ? '' : dayText(newest.releasedOn)),
    },
    { head: t('statistics:columns.count'), text: ({ periods }) => periods.length },
  ]
}
