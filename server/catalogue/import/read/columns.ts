/** Names of columns: each its own, also where the head says one twice or none. */
type Record = { readonly cells: readonly string[] }

/** A column the head does not name is one if at least this share of rows says something in it. */
const shareOfUnnamed = 0.2

/**
 * A name for each column of the head and for those beyond it that are in use; undefined for columns that say nothing.
 * `Tel.` twice becomes `Tel.` and `Tel. (2)`, the fourth column without a name `#4`.
 */
export function columnsOf(head: readonly string[], body: readonly Record[]): (string | undefined)[] {
  const used: number[] = []
  for (const { cells } of body)
    for (let at = 0; at < cells.length; at++) if (cells[at]?.trim()) used[at] = (used[at] ?? 0) + 1
  const beyond = used.findLastIndex((count) => (count ?? 0) >= Math.max(2, body.length * shareOfUnnamed)) + 1
  const named = head.findLastIndex((name) => name.trim() !== '') + 1
  const taken = new Set<string>()
  return Array.from({ length: Math.max(named, beyond) }, (_, at) => {
    const written = (head[at] ?? '').replace(/\s+/g, ' ').trim()
    if (written === '' && (used[at] ?? 0) === 0) return undefined
    return own(written === '' ? `#${at + 1}` : written, taken)
  })
}

function own(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name} (${count})`
  taken.add(free)
  return free
}
