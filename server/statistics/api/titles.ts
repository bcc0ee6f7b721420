/** The words of tables (shared/statistics/table-words.ts) in the language of an answer or a file. */
import { tableDefinition, tableTitle } from '../../../shared/statistics/table-words.ts'
import type { Table } from '../../../shared/statistics/tables.ts'
import { words } from '../../../shared/words/index.ts'
import type { Locale } from '../../../shared/words/locale.ts'
import type { Thresholds } from '../perturb.ts'

/** What a table is called. */
export function titleOf(table: Table, locale: Locale): string {
  return tableTitle(table, words[locale].tables)
}

/** What its numbers count and what is left out, paragraph by paragraph. */
export function definitionOf(table: Table, thresholds: Thresholds, locale: Locale): string[] {
  return tableDefinition(table, thresholds, words[locale].tables)
}
