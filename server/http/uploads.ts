/** Routes that take a file instead of JSON: they may be larger and slower than others, and count by themselves. */
import { importLimits } from '../../shared/protocol/imports.ts'

/** Largest body in bytes, by route. */
export const uploads: ReadonlyMap<string, number> = new Map([['POST /v1/imports', importLimits.bytes]])

export function isUpload(method: string, path: string): boolean {
  return uploads.has(`${method} ${path}`)
}
