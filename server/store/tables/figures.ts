/** What figures are counted from, and reports. Released figures stand in a database of their own (server/statistics). */
import type { Role } from '../../../shared/codes/role.ts'

/**
 * What the statistics keep of a referral or unmet need (shared/statistics/record-facts.ts), under pseudonyms of it and
 * of its family. Outlives the referral's retention until the last figures it counts in were released.
 */
export type StatRecordTable = { id: string; family: string; record_key: number; facts: string }

/** One row: the rules by which records were made (shared/statistics/record-facts.ts). */
type StatStateTable = { id: 1; counted_as: string }

/** Referrals without a record by these rules. */
type StatWaitingTable = { referral_id: string }

/** A cell of a table that is kept (shared/statistics/tables.ts): how many are in it, and the sum of their record keys. */
type RollupCellTable = { table_id: string; period: string; coord: string; n: number; cell_key: number }

/** A year whose last figures are out (server/statistics/forget.ts). */
type StatForgottenTable = { year: string }

/** Who read which released figures. */
type StatReadTable = { id: string; at: number; org_id: string; role: Role; table_id: string; periods: string }

/** A published report with the figures it shows, frozen. */
type ReportTable = {
  id: string
  org_id: string
  published_at: number
  withdrawn_at: number | null
  title: string
  period: string
  /** As JSON (shared/report.ts). */
  report: string
}

export type FigureTables = {
  stat_record: StatRecordTable
  stat_state: StatStateTable
  stat_waiting: StatWaitingTable
  rollup_cell: RollupCellTable
  stat_forgotten: StatForgottenTable
  stat_read: StatReadTable
  report: ReportTable
}
