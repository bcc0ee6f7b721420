/** A released table as a sheet: codes and their labels side by side, one row a cell. */
import type { StatisticsTable } from '../../../shared/protocol/statistics.ts'
import { shownFrom } from '../../../shared/statistics/table-words.ts'
import type { Table } from '../../../shared/statistics/tables.ts'
import { words } from '../../../shared/words/index.ts'
import { definitionOf, titleOf } from '../api/titles.ts'
import type { Thresholds } from '../perturb.ts'
import type { Labels } from './labels.ts'
import type { Sheet } from './sheet.ts'

const { dimension: names, file, period: periodWord } = words.de.tables

export function tableSheet(table: Table, read: StatisticsTable, labels: Labels, thresholds: Thresholds): Sheet {
  const hidden = file.hidden.replace('{{show}}', String(shownFrom(table.measure, thresholds)))
  return {
    about: [
      titleOf(table, 'de'),
      ...definitionOf(table, thresholds, 'de'),
      `${file.method}: ${file.methodText.replace('{{params}}', read.paramsVersion)}`,
      `${file.table}: ${table.id}`,
      ...read.periods.map(({ period, revision, final, releasedOn, releaseHash }) => {
        const standing = `${file.revision} ${revision} (${final ? file.final : file.first})`
        return `${periodWord} ${period}: ${standing}, ${file.released} ${releasedOn}, ${file.hash} ${releaseHash}`
      }),
    ],
    columns: [
      periodWord,
      ...table.dimensions.flatMap((dimension) => [`${names[dimension]} (${file.code})`, names[dimension]]),
      file.unit[table.measure],
      file.precision,
      file.note,
    ],
    rows: read.periods.flatMap(({ period, cells }) =>
      cells.map(({ coord, value, pm }) => [
        period,
        ...table.dimensions.flatMap((dimension, at) => [coord[at] ?? '', labels(dimension, coord[at] ?? '')]),
        value,
        value === null ? null : pm,
        value === null ? hidden : '',
      ]),
    ),
  }
}
