/** What a schema says of a mapped thing, in words for the report. */
import type { Values } from './map-row.ts'

/** The values that are there; a schema takes absence for a field, not undefined. */
export function defined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** The schema's complaints in one line. */
export function told(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}
