/** Looks whether the released figures are those that were released: every entry of the log, every number. Reads only. */
import { firstBreak, hashOfRows, inOrderOfCoord } from './rows.ts'
import type { ReleasedSource } from './source.ts'

/** @throws {Problem} `unavailable` where nobody but the owner could read the figures */
export async function verifyReleased(
  source: ReleasedSource,
): Promise<{ releases: number; findings: { where: string; what: string }[] }> {
  const findings: { where: string; what: string }[] = []
  const log = await source.log()
  const broken = firstBreak(log)
  if (broken !== undefined)
    findings.push({ where: `release log entry ${broken}`, what: 'it does not follow upon the one before' })
  // What begins a key has neither period nor numbers.
  const releases = log.filter(({ period }) => period !== '')
  for (const entry of releases) {
    const found = await source.rows(entry.table_id, entry.period, entry.revision)
    const rows = inOrderOfCoord(found.map(({ coord, value }) => [coord, value] as const))
    if (hashOfRows(entry, rows) === entry.hash) continue
    const where = `release ${entry.table_id} ${entry.period} revision ${entry.revision}`
    findings.push({ where, what: 'its numbers or categories are not those that were released' })
  }
  return { releases: releases.length, findings }
}
