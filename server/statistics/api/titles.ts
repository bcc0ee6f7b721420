/** The words of tables (shared/statistics/table-words.ts) in the language of an answer or a file. */
import { tableDefinition, tableTitle } from '../../../shared/statistics/table-words.ts'
import type { Table } from '../../../shared/statistics/tables.ts'
import { words } from '../../../shared/words/index.ts'
import type { Locale } from '../../../shared/words/locale.ts'
import type { Thresholds } from '../perturb.ts'

export function titleOf(table: Table, locale: Locale): string {
  return tableTitle(table, words[locale].tables)
}

export function definitionOf(table: Table, thresholds: Thresholds, locale: Locale): string[] {
  return tableDefinition(table, thresholds, words[locale].tables)
}
