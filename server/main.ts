/** The server's command line. */
import { Command } from 'commander'
import { registerBackup } from './commands/backup.ts'
import { registerDevices } from './commands/devices.ts'
import { registerErase } from './commands/erase.ts'
import { registerErasures } from './commands/erasures.ts'
import { registerInvite } from './commands/invite.ts'
import { registerRestore } from './commands/restore.ts'
import { registerRetention } from './commands/retention.ts'
import { registerReturning } from './commands/returning.ts'
import { registerServe } from './commands/serve.ts'
import { registerStatistics } from './commands/statistics.ts'
import { describeTrouble } from './commands/trouble.ts'
import { registerVerify } from './commands/verify.ts'

const program = new Command('kettenglied')
  .description('Sync server of the Kettenglied side panel. Settings come from the environment: docs/operators.md.')
  .showHelpAfterError('`--help` behind the command says what it takes.')

registerServe(program)
registerInvite(program)
registerDevices(program)
registerBackup(program)
registerRestore(program)
registerReturning(program)
registerVerify(program)
registerRetention(program)
registerErase(program)
registerErasures(program)
registerStatistics(program)

/** These bring much that a serving process never needs (or must never have: the noise), so they are loaded only when asked for. */
const large: Record<string, () => Promise<(program: Command) => void>> = {
  demo: async () => (await import('./demo/command.ts')).registerDemo,
  export: async () => (await import('./catalogue/export/command.ts')).registerExport,
  import: async () => (await import('./catalogue/import/command.ts')).registerImport,
  release: async () => (await import('./commands/release.ts')).registerRelease,
}

try {
  const asked = process.argv[2] ?? 'help'
  const serving = program.commands.some((command) => command.name() === asked)
  for (const [name, load] of Object.entries(large))
    if (!serving && (asked === name || !(asked in large))) (await load())(program)
  await program.parseAsync()
} catch (error) {
  console.error(describeTrouble(error))
  process.exitCode = 1
}
