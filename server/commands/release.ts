/** `release`: publishes closed quarters under disclosure control, as the running server does every day. */
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { releaseUses } from '../statistics/release-uses.ts'
import { openStore } from '../store/open.ts'

export function registerRelease(program: Command): void {
  program
    .command('release')
    .description('publish the uses of offers in closed quarters under disclosure control; the server does so daily')
    .action(async () => {
      const config = readConfig(process.env)
      const store = await openStore(config.databaseUrl, { ledger: config.ledger })
      try {
        const { quarters, values } = await releaseUses(store)
        console.log(
          quarters.length === 0
            ? 'Nothing is due: every closed quarter was released before.'
            : `Released ${quarters.join(', ')}: ${values} numbers may be shown.`,
        )
      } finally {
        await store.close()
      }
    })
}
