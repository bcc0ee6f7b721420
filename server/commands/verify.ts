/** `verify`: checks feeds, chains, signatures, the audit log and the statistics; exit code 1 when something is wrong. */
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { verifyStore } from '../feeds/verify.ts'
import { recomputeRollups } from '../statistics/recompute.ts'
import { openSource } from '../statistics/released/released.ts'
import { verifyReleased } from '../statistics/released/verify.ts'
import type { Store } from '../store/open.ts'
import { withStore } from './with-store.ts'

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('check feeds, chains, signatures, the audit log and the statistics')
    .action(async () => {
      const config = readConfig(process.env)
      await withStore(async (store) => {
        const { feeds, items, audit, findings } = await verifyStore(store.db)
        console.log(`${feeds} feeds, ${items} items, ${audit} audit entries checked.`)
        findings.push(...(await verifyStatistics(store, config)))
        for (const { where, what } of findings) console.error(`${where}: ${what}`)
        console.log(findings.length === 0 ? 'All is as it should be.' : `${findings.length} findings.`)
        if (findings.length > 0) process.exitCode = 1
      }, config)
    })
}

/** The released figures, and whether the rollups say what records and events say. */
async function verifyStatistics(store: Store, config: Config): Promise<{ where: string; what: string }[]> {
  const source = openSource(config.databaseUrl, config)
  const { releases, findings } =
    source === undefined ? { releases: 0, findings: [] } : await verifyReleased(source).finally(() => source.close())
  const { referrals, wrongRecords, cells, wrongCells } = await recomputeRollups(store)
  console.log(`${releases} releases, ${referrals} referrals and ${cells} cells of the statistics checked.`)
  if (wrongRecords > 0) findings.push({ where: 'records', what: `${wrongRecords} differ from their events` })
  if (wrongCells > 0) findings.push({ where: 'rollups', what: `${wrongCells} cells differ from the records` })
  return findings
}
