/**
 * Mappings that were used before, and whether a list of the same columns is that source again: two towns may publish
 * lists of one shape, and one taken for the other would change the first town's offers and propose them as ended.
 */
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import { importMappingSchema } from '../../../../shared/protocol/import-mapping.ts'
import { z } from '../../../../shared/zod.ts'
import type { Db } from '../../../store/schema.ts'
import type { SavedSource } from '../map/candidate.ts'
import { mapArea } from '../map/map-area.ts'
import { mapRow } from '../map/map-row.ts'
import { hasColumns } from '../map/propose-mapping.ts'
import { readSeen } from '../plan/seen.ts'
import type { ReadFile } from '../row.ts'

const sampleRows = 200

/** Every saved mapping; of those with this file's columns whether their source said most of its rows before. */
export async function readSources(db: Db, file: ReadFile, today: string): Promise<SavedSource[]> {
  const rows = await db.selectFrom('import_source').selectAll().orderBy('source').execute()
  const sources: SavedSource[] = []
  for (const { mapping, columns } of rows) {
    const read = importMappingSchema.safeParse(JSON.parse(mapping))
    if (!read.success) continue
    const saved = { mapping: read.data, columns: z.array(z.string()).parse(JSON.parse(columns)) }
    const same = hasColumns(saved, file.columns) && (await saidBefore(db, file, saved.mapping, today))
    sources.push({ ...saved, same })
  }
  return sources
}

/** Whether half of the rows are known of this source: the same number with the same title. */
async function saidBefore(db: Db, file: ReadFile, mapping: ImportMapping, today: string): Promise<boolean> {
  const [kind, titleField] = mapping.subject === 'areas' ? (['area', 'name'] as const) : (['offer', 'title'] as const)
  const some = file.rows
    .slice(0, sampleRows)
    .map((row) => (kind === 'area' ? mapArea(row, mapping) : mapRow(row, mapping, today)))
    .filter(({ sourceId }) => sourceId !== '' && !sourceId.includes('\0'))
  const ids = [...new Set(some.map(({ sourceId }) => sourceId))]
  const seen = await readSeen(db, mapping.source, kind, ids)
  const known = some.filter(({ sourceId, title }) => seen.get(sourceId)?.data[titleField] === title)
  return known.length > 0 && known.length * 2 >= some.length
}
