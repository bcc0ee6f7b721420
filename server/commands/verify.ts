/** `verify`: checks feeds, chains, signatures and the audit log; exit code 1 when something is wrong. */
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { verifyStore } from '../feeds/verify.ts'
import { openStore } from '../store/open.ts'

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('check feeds, chains, signatures and the audit log')
    .action(async () => {
      const config = readConfig(process.env)
      const store = await openStore(config.databaseUrl, { ledger: config.ledger })
      try {
        const { feeds, items, audit, findings } = await verifyStore(store.db)
        console.log(`${feeds} feeds, ${items} items, ${audit} audit entries checked.`)
        for (const { where, what } of findings) console.error(`${where}: ${what}`)
        console.log(findings.length === 0 ? 'All is as it should be.' : `${findings.length} findings.`)
        if (findings.length > 0) process.exitCode = 1
      } finally {
        await store.close()
      }
    })
}
