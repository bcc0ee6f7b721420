/** Proposes what the columns of a list mean, from their names and from what stands in them. */
import { type ImportMapping, importMappingSchema } from '../../../../shared/protocol/import-mapping.ts'
import type { ReadFile } from '../row.ts'
import type { MapKnown, SavedSource } from './candidate.ts'

/** `name` is the file's name or address; the source is called after it. */
export function proposeMapping(
  file: ReadFile,
  _saved: readonly SavedSource[],
  _known: MapKnown,
  name = '',
): ImportMapping {
  return importMappingSchema.parse({ source: name || 'Liste', subject: file.subject })
}
