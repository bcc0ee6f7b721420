/** The one way into the catalogue for a foreign list: read → map → check → match → apply. */
import type { Store } from '../../store/open.ts'
import { writeCatalogue } from '../write.ts'
import { hsdsMapping } from './hsds-mapping.ts'
import { readKnown } from './known.ts'
import { mapRow } from './map-row.ts'
import { checkColumns, type Mapping, readMapping } from './mapping.ts'
import { planOf } from './match.ts'
import { readList } from './read/read-list.ts'
import type { Outcome, RowReport } from './report.ts'
import type { ReadFile } from './row.ts'
import { ImportTrouble } from './trouble.ts'

export type ImportInput = {
  bytes: Uint8Array
  /** Text of the mapping file; CSV needs one, HSDS may do without. */
  mapping?: string
  /** Tells what would happen and writes nothing. */
  dryRun?: boolean
  /** The day against which the ends of schedules are held, `YYYY-MM-DD`. */
  today: string
}

export type ImportReport = {
  rows: RowReport[]
  counts: Record<Outcome, number>
  newOrganisations: number
  /** How many things of the catalogue were written. */
  written: number
}

/** All accepted rows in one write, or nothing. @throws {ImportTrouble} when the file or the mapping cannot be used. */
export async function importList(
  store: Store,
  { bytes, mapping, dryRun = false, today }: ImportInput,
): Promise<ImportReport> {
  const file = await readList(bytes, { name: '', today })
  const chosen = mappingFor(file, mapping)
  checkColumns(chosen, file.columns)
  const candidates = file.rows.map((row) => mapRow(row, chosen))
  const plan = planOf(candidates, await readKnown(store), chosen.source)
  const counts: Record<Outcome, number> = { new: 0, changed: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of plan.rows) counts[outcome]++
  const { rows, newOrganisations, changes } = plan
  if (!dryRun && changes.length > 0) await writeCatalogue(store, changes)
  return { rows, counts, newOrganisations, written: dryRun ? 0 : changes.length }
}

function mappingFor({ format }: ReadFile, text: string | undefined): Mapping {
  if (format !== 'hsds') {
    if (text === undefined)
      throw new ImportTrouble('A CSV file needs a mapping: --mapping FILE. Its format is described in docs/import.md.')
    return readMapping(text)
  }
  if (text === undefined) return hsdsMapping
  const { source, offer, organisation } = readMapping(text)
  return {
    source,
    offer: { ...hsdsMapping.offer, ...offer },
    organisation: { ...hsdsMapping.organisation, ...organisation },
  }
}
