/** `serve`: runs the server until it is told to stop. */
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { serve } from '../serve.ts'

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('run the sync server; an empty network may be filled later')
    .action(async () => {
      const starting = serve(readConfig(process.env))
      let stopping = false
      // Heard from the first moment on: a stop that comes while the server still starts lets it end as cleanly.
      const stop = () => {
        // Whoever asks twice does not want to wait.
        if (stopping) process.exit(1)
        stopping = true
        const end = async (served: Awaited<typeof starting>) => {
          await served.close()
          process.exit(0)
        }
        // That it could not start is told below.
        starting.then(end, () => undefined)
      }
      process.on('SIGTERM', stop)
      process.on('SIGINT', stop)
      console.log(`Listening on ${(await starting).url}`)
    })
}
