/**
 * The rollups: how many families are in each cell, kept up to date with every record. A family's cells follow from its
 * few records alone, so a change costs the same however many referrals there are.
 */
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'

/** Under which key and for which network records are counted. */
export type Counting = { key: Uint8Array; tenant: string }

/** What is known of a referral or unmet need from now on; null: it does not count. */
export type RecordChange = { ref: string; chain: string; facts: RecordFacts | null }

/** Writes the records and moves the cells of their families. The last of several changes of one referral counts. */
export async function putRecords(
  _trx: Db,
  _engine: Engine,
  _counting: Counting,
  _changes: readonly RecordChange[],
): Promise<void> {}
