/** `statistics`: released tables for scripts, the same bytes as the API's, from a server and as a device of its own. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Command, Option } from 'commander'
import { statisticsCatalogueSchema } from '../../shared/protocol/statistics.ts'
import { readConfig } from '../config.ts'
import { askAsScript, enrolScript } from '../statistics/script/script-device.ts'
import { CommandTrouble } from './trouble.ts'

type Asked = { period?: string[]; where?: string[]; csv?: true; json?: true; device?: string }

export function registerStatistics(program: Command): void {
  const device = () => new Option('--device <file>', 'the script’s device; default: reader.json in DATA_DIR')
  const statistics = program
    .command('statistics')
    .description('print released tables of a server, as JSON or CSV; without a table, which there are')
    .argument('[table]', 'such as quarter:district,field')
    .option('--period <period...>', 'released periods, such as 2026-Q1 2026-Q2')
    .option('--where <dimension=code...>', 'whole categories, such as district=05999012-03')
    .addOption(new Option('--csv', 'as CSV for a spreadsheet').conflicts('json'))
    .option('--json', 'as JSON (the default for a table)')
    .addOption(device())
    .action(async (table: string | undefined, asked: Asked) => await print(table, asked))
  statistics
    .command('enrol')
    .description('make a device for scripts with an invitation for the role reader')
    .argument('<code>', 'from `invite --role reader`')
    .requiredOption('--server <url>', 'where the server answers')
    .addOption(device())
    .action(async (code: string, { server }: { server: string }, command: Command) => {
      const file = deviceFile(command.optsWithGlobals<Asked>())
      if (existsSync(file)) throw new CommandTrouble(`“${file}” is a device already. Name another file with --device.`)
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      const { organisation } = await enrolScript(checkedServer(server), code, file)
      console.log(`Reads as a device of ${organisation}; its key is in ${file}.`)
      console.log('It ends after 45 days without a call, and after 180 days in any case.')
    })
}

async function print(table: string | undefined, asked: Asked): Promise<void> {
  const file = deviceFile(asked)
  if (table !== undefined) {
    process.stdout.write(await askAsScript(file, pathOf(table, asked)))
    return
  }
  const bytes = await askAsScript(file, '/v1/statistics')
  if (asked.json) {
    process.stdout.write(bytes)
    return
  }
  const { tables } = statisticsCatalogueSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  const widest = Math.max(...tables.map(({ id }) => id.length))
  for (const { id, title, periods } of tables) {
    const [newest] = periods
    console.log([id.padEnd(widest), (newest?.period ?? '–').padEnd(7), title.en].join('  '))
  }
}

function pathOf(table: string, { period = [], where = [], csv }: Asked): string {
  // As a CSV file writes a month, so it may be asked for.
  const query = new URLSearchParams(period.map((each) => ['period', each.replace('-M', '-')]))
  for (const each of where) {
    const [, dimension, code] = /^(\w+)=(.+)$/.exec(each) ?? []
    if (dimension === undefined || code === undefined) throw new CommandTrouble(`“${each}” is not dimension=code.`)
    query.append(dimension, code)
  }
  if (csv) query.append('format', 'csv')
  return `/v1/statistics/${encodeURIComponent(table)}?${query}`
}

function deviceFile({ device }: Asked): string {
  return device ?? join(readConfig(process.env).dataDir, 'reader.json')
}

/** The token goes over this line: only inside this machine without TLS. */
function checkedServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const inside = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '')
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && inside)))
    throw new CommandTrouble(`“${text}” is no address of a server; it begins with https://`)
  return url.origin
}
