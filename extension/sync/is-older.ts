/** Compares two versions of the extension, e.g. `0.9.1` and `0.10.0`, part by part. */
export function isOlder(version: string, than: string): boolean {
  const have = version.split('.').map(Number)
  for (const [at, part] of than.split('.').map(Number).entries()) {
    const own = have[at] ?? 0
    if (own !== part) return own < part
  }
  return false
}
