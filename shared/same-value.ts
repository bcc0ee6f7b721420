/**
 * Whether two JSON values say the same. The order of an object's keys says nothing; absent and null are one, as an
 * edit writes a field that is not there.
 */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

/** A value as text with its keys in order (RFC 8785 in all that our values need). */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value)) ?? 'null'
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null)
  // Sorted by code unit, whatever the machine's language.
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, ordered(each)]))
}
