/** `restore`: puts a backup back (SQLite), or finishes a restore made with PostgreSQL's own tools (`--after`). */
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { restartEpochs } from '../feeds/restart-epochs.ts'
import { putBackReleased } from '../statistics/released/back-up.ts'
import { replaceSqlite, UnsoundBackup } from '../store/backup.ts'
import { takeAlone } from '../store/only-one.ts'
import { sqlitePath } from '../store/open.ts'
import { countAwaited } from './returning.ts'
import { CommandTrouble } from './trouble.ts'
import { withStore } from './with-store.ts'

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup back; devices then heal what it lacks, and erased referrals are erased again')
    .argument('[file]', 'a file made by `backup`')
    .option('--after', 'the database was restored by its own tools already')
    .action(async (file: string | undefined, { after }: { after?: true }) => {
      if (after !== undefined && file !== undefined)
        throw new CommandTrouble(
          'With --after no file is put back: the database was restored already. Leave out one of both.',
        )
      const config = readConfig(process.env)
      const release = takeAlone(config.databaseUrl)
      try {
        if (after === undefined) await putBack(config, file)
        await withStore(async (store) => {
          const { erased } = await restartEpochs(store)
          console.log(`Restored. Every device will start its feeds anew; ${erased} erased referrals were erased again.`)
          const awaited = await countAwaited(store)
          if (awaited > 0)
            console.log(
              `Key logs wait for ${awaited} devices: until they were back, nobody is admitted and no key changes. ` +
                'Who is missing: `returning`.',
            )
        }, config)
      } finally {
        release()
      }
    })
}

async function putBack(config: Config, file: string | undefined): Promise<void> {
  const { databaseUrl } = config
  if (!databaseUrl.startsWith('sqlite:'))
    throw new CommandTrouble(
      'Restore PostgreSQL with its own tools, then run `restore --after`: see docs/operators.md.',
    )
  if (file === undefined) throw new CommandTrouble('Name the file to restore.')
  try {
    const now = Date.now()
    const kept = replaceSqlite(sqlitePath(databaseUrl), file, now)
    if (kept !== undefined) console.log(`The database that was in place is kept as ${kept}.`)
    for (const line of await putBackReleased(config, file, now)) console.log(line)
  } catch (error) {
    throw error instanceof UnsoundBackup ? new CommandTrouble(error.message) : error
  }
}
