/** The end of a report: how its numbers were made, from which released tables, as of when, and what they can be checked by. */

import { defaultThresholds } from '../../../shared/network.ts'
import type { StatisticsTable } from '../../../shared/protocol/statistics.ts'
import type { PublishedReport } from '../../../shared/report.ts'
import { tableDefinition, tableTitle } from '../../../shared/statistics/table-words.ts'
import { tableOf } from '../../../shared/statistics/tables.ts'
import type { FigureContent } from '../../figures/content.ts'
import { dayText } from '../../ui/days.ts'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import { FigureMethods } from './figure-methods.tsx'
import { spansText } from './report-periods.ts'

type Props = { report: PublishedReport; contents: readonly (FigureContent | undefined)[] }

export function MethodSection({ report, contents }: Props) {
  const { definition, frozen, publishedOn, hash } = report
  const sentences = methodOf(report)
  return (
    <section class="report-method stack" aria-labelledby="report-method">
      <h2 id="report-method">{t('reports:methodTitle')}</h2>
      <ul class="report-lines">
        <li>{t('reports:methodFrozen', { day: dayText(publishedOn) })}</li>
        {definition.blocks.some(({ kind }) => kind === 'own') && <li>{t('reports:methodOwn')}</li>}
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <FigureMethods contents={contents} />
      {frozen.tables.length > 0 && <Tables tables={frozen.tables} />}
      <p class="small">
        {t('reports:hash')}: <span class="report-hash">{hash}</span>
      </p>
    </section>
  )
}

/** What the definitions of all tables say, each sentence once. */
function methodOf({ frozen }: PublishedReport): string[] {
  const definition = t('tables:definition', { returnObjects: true })
  const thresholds = frozen.thresholds ?? defaultThresholds
  return [
    ...new Set(
      frozen.tables.flatMap(({ table }) => {
        const known = tableOf(table)
        return known === undefined ? [] : tableDefinition(known, thresholds, { definition })
      }),
    ),
  ]
}

function Tables({ tables }: { tables: readonly StatisticsTable[] }) {
  const title = t('tables:title', { returnObjects: true })
  const label = t('reports:methodTables')
  return (
    <TableFrame label={label}>
      <table class="table report-tables">
        <thead>
          <tr>
            {(['name', 'periods', 'revision', 'released'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`reports:table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tables.flatMap((table) =>
            releasesOf(table).map(({ final, releasedOn, periods }) => {
              const known = tableOf(table.table)
              return (
                <tr key={`${table.table} ${final} ${releasedOn}`}>
                  <th scope="row">{known === undefined ? table.table : tableTitle(known, { title })}</th>
                  <td>{spansText(periods)}</td>
                  <td>{t(final ? 'reports:final' : 'reports:first')}</td>
                  <td>{dayText(releasedOn)}</td>
                </tr>
              )
            }),
          )}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** Periods that were released on the same day in the same version stand together. */
function releasesOf({ periods }: StatisticsTable) {
  const together = Map.groupBy(periods, ({ final, releasedOn }) => `${final} ${releasedOn}`)
  return [...together.values()].flatMap((same) => {
    const [first] = same
    return first === undefined
      ? []
      : [{ final: first.final, releasedOn: first.releasedOn, periods: same.map(({ period }) => period) }]
  })
}
