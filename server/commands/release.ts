/** `release`: publishes what is due under disclosure control, as the running server does every day. */
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { type ReleaseReport, runRelease } from '../statistics/release.ts'
import { ReleaseRefused } from '../statistics/release-refused.ts'
import { openStore } from '../store/open.ts'
import { CommandTrouble } from './trouble.ts'

export function registerRelease(program: Command): void {
  program
    .command('release')
    .description('publish the figures of closed periods under disclosure control; the server does so daily')
    .option('--json', 'say what was released as JSON')
    .option('--new-key', 'begin a new noise key for all that is released from now on (at the turn of a year)')
    .action(async ({ json = false, newKey = false }: { json?: boolean; newKey?: boolean }) => {
      const { databaseUrl, ledger, noiseKeyFile, statisticsUrl } = readConfig(process.env)
      const store = await openStore(databaseUrl, { ledger })
      try {
        const report = await runRelease(store, {
          databaseUrl,
          noiseKeyFile,
          now: Date.now(),
          newKey,
          ...(statisticsUrl !== undefined && { statisticsUrl }),
        })
        console.log(json ? JSON.stringify(report) : inWords(report))
      } catch (error) {
        if (!(error instanceof ReleaseRefused)) throw error
        if (json) console.log(JSON.stringify({ refused: error.code }))
        throw new CommandTrouble(error.message)
      } finally {
        await store.close()
      }
    })
}

function inWords({ released, dependent, forgotten }: ReleaseReport): string {
  if (released.length === 0) return 'Nothing is due: all that may be released was released before.'
  const lines = [...Map.groupBy(released, ({ period }) => period)].map(([period, tables]) => {
    const shown = tables.reduce((sum, each) => sum + each.shown, 0)
    return `Released ${period}: ${tables.length} tables, ${shown} numbers may be shown.`
  })
  for (const { table, parent, period } of dependent)
    lines.push(
      `Warning: in ${period} the cells of ${table} count as much as those of ${parent}; see docs/operators.md.`,
    )
  if (forgotten.length > 0) lines.push(`Last figures are out, records deleted: ${forgotten.join(', ')}.`)
  return lines.join('\n')
}
