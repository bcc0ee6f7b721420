/** `serve`: runs the server until it is told to stop. */
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { serve } from '../serve.ts'

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('run the sync server; an empty network may be filled later')
    .action(async () => {
      const served = await serve(readConfig(process.env))
      console.log(`Listening on ${served.url}`)
      let stopping = false
      const stop = () => {
        // Whoever asks twice does not want to wait.
        if (stopping) process.exit(1)
        stopping = true
        void served.close().then(() => process.exit(0))
      }
      process.on('SIGTERM', stop)
      process.on('SIGINT', stop)
    })
}
