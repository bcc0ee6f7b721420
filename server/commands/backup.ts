/** `backup FILE`: a consistent copy of the running SQLite database, with released figures and noise key beside it. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { backUpReleased } from '../statistics/released/back-up.ts'
import { backupSqlite } from '../store/backup.ts'
import { sqlitePath } from '../store/open.ts'
import { CommandTrouble } from './trouble.ts'

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the SQLite database while the server runs')
    .argument('<file>', 'where the copy goes; must not exist yet')
    .action(async (file: string) => {
      const { databaseUrl, noiseKeyFile } = readConfig(process.env)
      if (!databaseUrl.startsWith('sqlite:'))
        throw new CommandTrouble('PostgreSQL is backed up with its own tools (pg_dump): see docs/operators.md.')
      const path = sqlitePath(databaseUrl)
      if (!existsSync(path)) throw new CommandTrouble(`There is no database at ${path}.`)
      if (existsSync(file)) throw new CommandTrouble(`${file} exists already and is left as it is.`)
      await backupSqlite(path, file)
      const also = await backUpReleased({ databaseUrl, noiseKeyFile }, file)
      console.log(`Backed up to ${[file, ...also].join(', ')}. Keep the erasure ledger (erasures.log) apart from it.`)
    })
}
