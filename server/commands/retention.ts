/** `retention`: erases what is due by the network's periods, as the running server does every day; `--dry-run` only counts. */
import type { Command } from 'commander'
import { runRetention } from '../retention/run.ts'
import { withStore } from './with-store.ts'

export function registerRetention(program: Command): void {
  program
    .command('retention')
    .description('erase what is due by the network’s deletion periods; the server does so daily')
    .option('--dry-run', 'say what is due and change nothing')
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      await withStore(async (store) => {
        const { retention, referrals, sealed, devices } = await runRetention(store, Date.now(), { dryRun })
        console.log(
          `Periods in months: sealed parts ${retention.sealed}, ended ${retention.ended}, silent ${retention.silent}.`,
        )
        console.log(dryRun ? 'Due now, and nothing changed:' : 'Done:')
        console.log(`whole referrals to erase: ${referrals}`)
        console.log(`referrals of which only sealed parts go: ${sealed}`)
        console.log(`devices silent for 180 days, to be shut out: ${devices}`)
      })
    })
}
