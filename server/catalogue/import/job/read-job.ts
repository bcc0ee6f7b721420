/** Reads the file or address of an import and proposes what its columns mean. */
import { Problem } from '../../../../shared/problem.ts'
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import type { Import } from '../../../../shared/protocol/imports.ts'
import type { Store } from '../../../store/open.ts'
import type { Db } from '../../../store/schema.ts'
import { proposeMapping } from '../map/propose-mapping.ts'
import { readAreas } from '../plan/plan-file.ts'
import { readAddress } from '../read/read-address.ts'
import { readList } from '../read/read-list.ts'
import type { ReadFile } from '../row.ts'
import { asksOf } from './asks.ts'
import { type Job, moveJob } from './job.ts'
import type { Pulse } from './pulse.ts'
import { Stopped } from './pulse.ts'
import { readSources } from './saved-sources.ts'

const sampleRows = 200
const samplesPerColumn = 4
const sampleCharacters = 80

export type Reading = { store: Store; job: Job; pulse: Pulse; today: string; signal: AbortSignal }

/**
 * Carries a job from `reading` to `mapping`, with its columns, the proposed mapping and what a person must answer.
 * @throws {Stopped} when it was stopped meanwhile; {Problem} for a file or address that cannot be read
 */
export async function workReading(reading: Reading): Promise<void> {
  const { store, job, pulse, today } = reading
  const file = await readJobFile(reading)
  const saved = await readSources(store.db, file, today)
  const mapping = proposeMapping(file, saved, { areas: await readAreas(store.db) }, job.name)
  const rows = file.rows.length
  const { problem: _, ...kept } = pulse.kept
  const next = {
    ...kept,
    format: file.format,
    subject: file.subject,
    progress: { done: rows, of: rows },
    columns: columnsShown(file),
    mapping,
    asks: asksOf(mapping, file.columns),
  }
  const moved = await moveJob(store.db, job.id, { from: ['reading'], to: 'mapping', kept: next, aliveAt: null })
  if (!moved) throw new Stopped()
}

/** The rows of an import; an address is asked once, afterwards its answers are kept as they were read. */
export async function readJobFile({ store, job, pulse, today, signal }: Reading): Promise<ReadFile> {
  const stored = await store.db.selectFrom('import_file').selectAll().where('import_id', '=', job.id).executeTakeFirst()
  // The readers tell progress without waiting; it is said with the next beat.
  let told: { done: number; of?: number } = { done: 0 }
  const beating = setInterval(() => void pulse.beat(told.done, told.of).catch(() => undefined), 500)
  const onProgress = (done: number, of?: number) => {
    told = { done, ...(of !== undefined && { of }) }
  }
  try {
    if (stored?.what === 'rows') return JSON.parse(new TextDecoder().decode(stored.bytes)) as ReadFile
    if (stored !== undefined)
      return await readList(new Uint8Array(stored.bytes), { name: job.name, today, signal, onProgress })
    if (job.address === null) throw new Problem('file_broken', 'empty')
    const file = await readAddress(job.address, { today, signal, onProgress })
    const bytes = new TextEncoder().encode(JSON.stringify(file))
    await store.db.insertInto('import_file').values({ import_id: job.id, what: 'rows', bytes }).execute()
    return file
  } finally {
    clearInterval(beating)
  }
}

/** For the next list of this source. */
export async function saveSource(trx: Db, mapping: ImportMapping, columns: readonly string[]): Promise<void> {
  const row = { source: mapping.source, mapping: JSON.stringify(mapping), columns: JSON.stringify(columns) }
  await trx
    .insertInto('import_source')
    .values(row)
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ mapping: row.mapping, columns: row.columns }))
    .execute()
}

function columnsShown({ columns, rows }: ReadFile): Import['columns'] {
  const some = rows.slice(0, sampleRows)
  return columns.map((name) => {
    const found = some
      .map(({ cells }) => (Object.hasOwn(cells, name) ? (cells[name] ?? '') : ''))
      .filter((cell) => cell !== '')
    const samples = [...new Set(found)].slice(0, samplesPerColumn).map((cell) => cell.slice(0, sampleCharacters))
    return { name, samples }
  })
}
