/** `demo`: fills an empty data directory with the demonstration network "Kreis Musterland". */
import { type Command, InvalidArgumentError } from 'commander'
import { CommandTrouble } from '../commands/trouble.ts'
import { withStore } from '../commands/with-store.ts'
import { readConfig } from '../config.ts'
import { takeAlone } from '../store/only-one.ts'
import { NotEmpty } from './create.ts'
import { fileKeepers } from './keys/keepers.ts'
import { makeDemo } from './make.ts'
import { demoSeed } from './network.ts'
import { codeToTry, nameToTry, toTry } from './to-try.ts'

type Options = { offers: number; referrals: number; seed: number }

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('fill an empty data directory with the demonstration network “Kreis Musterland”')
    .option('--offers <number>', 'how many offers', count(200_000), 600)
    .option(
      '--referrals <number>',
      'how many referrals of the past year, and twice as many before',
      count(200_000),
      4000,
    )
    .option('--seed <number>', 'another network of the same kind', count(2 ** 31 - 1), demoSeed)
    .action(async (options: Options) => {
      const config = readConfig(process.env)
      const release = takeAlone(config.databaseUrl)
      try {
        const keepers = fileKeepers(config.dataDir)
        const made = await makeDemo(config.databaseUrl, config.ledger, { ...options, keepers, release: config })
        const { organisations, offers, events } = made
        console.log(`Kreis Musterland: ${organisations.length} organisations, ${offers} offers, ${events} events.`)
        await withStore(async (store) => {
          const server = `http://${config.host}:${config.port}`
          for (const one of toTry(organisations)) {
            const code = await codeToTry(one, { store, keepers, server })
            console.log(`Invitation to ${nameToTry(one)}, for a server at ${server}: ${code}`)
          }
        }, config)
      } catch (error) {
        if (!(error instanceof NotEmpty)) throw error
        throw new CommandTrouble(
          'The data directory holds a network already. Set another, empty DATA_DIR for the demonstration.',
        )
      } finally {
        release()
      }
    })
}

function count(most: number) {
  return (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < 0 || value > most)
      throw new InvalidArgumentError(`A whole number from 0 to ${most} is expected.`)
    return value
  }
}
