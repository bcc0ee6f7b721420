/**
 * An import from beginning to end for whoever has nobody to ask: the command line. It goes the same way as one of the
 * dashboard: read → mapping → plan → decisions → apply, kept in the same tables, to be undone the same way.
 */
import { isProblemCode, Problem } from '../../../shared/problem.ts'
import type { ImportMapping } from '../../../shared/protocol/import-mapping.ts'
import {
  type Import,
  type ImportDecisions,
  type ImportRow,
  type ImportState,
  importRowsPerPage,
  type RowOutcome,
  rowOutcomes,
} from '../../../shared/protocol/imports.ts'
import type { Store } from '../../store/open.ts'
import { applyImport, confirmMapping, decideRows, readRows, showImport } from './job/acts.ts'
import { createJob, dropJob, operator } from './job/job.ts'
import { type ImportRunner, importRunner } from './job/runner.ts'
import { readMapping } from './map/check-mapping.ts'
import type { RowNote } from './row.ts'

/** How often a job is looked at that another process of the database works on. */
const lookEveryMs = 200

export type ImportInput = {
  /** The file's bytes, or the address of an API. */
  bytes?: Uint8Array
  address?: string
  name?: string
  /** Text of the mapping file; without it the proposal is used. */
  mapping?: string
  /** Another name for the list. */
  source?: string
  duplicates?: 'leave' | 'new' | 'same'
  /** Ends what vanished from the source. */
  endMissing?: boolean
  now?: () => number
}

/** The mapping cannot be used as it is: `asks` says what it lacks, `proposal` is what to correct. */
export class MappingAsks extends Error {
  readonly asks: readonly RowNote[]
  readonly proposal: ImportMapping

  constructor(asks: readonly RowNote[], proposal: ImportMapping) {
    super('the mapping lacks something')
    this.asks = asks
    this.proposal = proposal
  }
}

/** Reads and plans; the import waits to be applied. @throws {Problem} @throws {MappingAsks} */
export async function planImport(store: Store, input: ImportInput): Promise<Import> {
  const { name = input.address ?? 'list', source, now = Date.now } = input
  const given = input.mapping === undefined ? undefined : readMapping(input.mapping)
  return await withRunner(store, now, async (runner) => {
    const id = await createJob(store, {
      name,
      ...(input.bytes !== undefined && { bytes: input.bytes }),
      ...(input.address !== undefined && { address: input.address }),
      by: operator,
      now: now(),
    })
    try {
      const read = await until(store, runner, id, ['mapping'])
      const proposal = given ?? read.mapping
      if (proposal === undefined) throw new Problem('import_state')
      const mapping = source === undefined ? proposal : { ...proposal, source }
      const { asks, state } = await confirmMapping(store, id, mapping, operator)
      if (state === 'mapping') throw new MappingAsks(asks, mapping)
      await until(store, runner, id, ['planned'])
      return await decideRows(store, id, decisionsOf(input))
    } catch (error) {
      await dropJob(store, id)
      throw error
    }
  })
}

/** Writes what was planned. @throws {Problem} */
export async function finishImport(store: Store, id: string, now: () => number = Date.now): Promise<Import> {
  return await withRunner(store, now, async (runner) => {
    await applyImport(store, id, operator)
    return await until(store, runner, id, ['applied'])
  })
}

/** All rows of an import, page by page. */
export async function* rowPages(store: Store, id: string): AsyncGenerator<ImportRow[]> {
  for (let after = 0; ; ) {
    const { rows, more } = await readRows(store, id, { after, limit: importRowsPerPage })
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.row ?? after
    if (!more) return
  }
}

async function withRunner<T>(store: Store, now: () => number, work: (runner: ImportRunner) => Promise<T>): Promise<T> {
  const runner = importRunner(store, { now })
  try {
    return await work(runner)
  } finally {
    await runner.close()
  }
}

/** A server on the same database may be the one that works on it. */
async function until(store: Store, runner: ImportRunner, id: string, states: readonly ImportState[]): Promise<Import> {
  for (;;) {
    runner.wake()
    await runner.idle()
    const shown = await showImport(store, id)
    if (states.includes(shown.state)) return shown
    if (shown.state === 'failed') {
      const { code, detail } = shown.problem ?? { code: 'unexpected' }
      throw new Problem(isProblemCode(code) ? code : 'unexpected', detail)
    }
    if (shown.state === 'stopped') throw new Problem('import_state', 'stopped')
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

function decisionsOf({ duplicates = 'leave', endMissing = false }: ImportInput): ImportDecisions {
  const all: ImportDecisions['all'] = []
  if (duplicates !== 'leave') all.push({ outcome: 'duplicate', decision: duplicates === 'new' ? 'take' : 'same' })
  if (endMissing) all.push({ outcome: 'ended', decision: 'take' })
  return { all, decisions: [] }
}

/** Every outcome, also those with no row. */
export function allCounts(counts: Import['counts']): Record<RowOutcome, number> {
  const none: Record<RowOutcome, number> = {
    new: 0,
    changed: 0,
    difference: 0,
    duplicate: 0,
    unchanged: 0,
    ended: 0,
    refused: 0,
  }
  for (const outcome of rowOutcomes) none[outcome] = counts[outcome] ?? 0
  return none
}
