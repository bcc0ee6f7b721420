/** The view for outside as a sheet: all its tables one below the other, then the classes of the medians. */
import type { OutsideView } from '../../../shared/protocol/statistics.ts'
import { tableOf } from '../../../shared/statistics/tables.ts'
import { words } from '../../../shared/words/index.ts'
import { titleOf } from '../api/titles.ts'
import { mostDimensions } from '../outside/outside-value.ts'
import type { Labels } from './labels.ts'
import type { Sheet } from './sheet.ts'

const { dimension: names, file, hidden, period, value: families } = words.de.tables

export function outsideSheet(view: OutsideView, labels: Labels): Sheet {
  const places = Array.from({ length: mostDimensions }, (_, at) => at)
  return {
    about: [
      `${file.outside}: ${view.network}, ${view.year}`,
      file.outsideText,
      `${file.method}: ${file.methodText.replace('{{params}}', view.paramsVersion)}`,
    ],
    columns: [
      period,
      file.table,
      file.title,
      ...places.flatMap((at) => [`${file.category} ${at + 1} (${file.code})`, `${file.category} ${at + 1}`]),
      families,
      file.note,
    ],
    rows: [
      ...view.tables.flatMap(({ table, dimensions, cells }) => {
        const known = tableOf(table)
        const title = known === undefined ? table : titleOf(known, 'de')
        return cells.map(({ coord, value }) => [
          view.year,
          table,
          title,
          ...places.flatMap((at) => {
            const [dimension, code] = [dimensions[at], coord[at]]
            return dimension === undefined || code === undefined ? ['', ''] : [code, labels(dimension, code)]
          }),
          value,
          value === null ? hidden : '',
        ])
      }),
      ...view.medians.map(({ field, class: bin }) => [
        view.year,
        file.median,
        `${file.median} (${names.field})`,
        field,
        labels('field', field),
        ...(bin === null ? ['', ''] : [bin, labels('durationBin', bin)]),
        null,
        bin === null ? hidden : '',
      ]),
    ],
  }
}
