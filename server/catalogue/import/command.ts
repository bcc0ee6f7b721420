/** `import`: brings a list of offers or areas into the catalogue, reports every row, and takes an import back. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { importLimits } from '../../../shared/protocol/imports.ts'
import { CommandTrouble } from '../../commands/trouble.ts'
import { withStore } from '../../commands/with-store.ts'
import type { Store } from '../../store/open.ts'
import { finishImport, type ImportInput, MappingAsks, planImport } from './import.ts'
import { dropJob, listJobs, operator, readJob, shownJob } from './job/job.ts'
import { undoJob } from './job/undo-job.ts'
import { proposalFor } from './propose.ts'
import { reportLines } from './report-lines.ts'
import { noteText } from './row-words.ts'

/** Some rows were refused; the others are in the catalogue. */
const exitWithRefusals = 2

type Options = {
  mapping?: string
  source?: string
  dryRun?: true
  duplicates?: 'leave' | 'new' | 'same'
  endMissing?: true
  yes?: true
}

export function registerImport(program: Command): void {
  const command = program
    .command('import')
    .description(
      'bring a list into the catalogue: CSV, Excel, HSDS or GeoJSON, or the address of an API (docs/import.md)',
    )
    .argument('[file]', 'file or address')
    .option('--mapping <file>', 'which column means what; without it the proposal is used')
    .option('--source <name>', 'name of the list, by which it is found again')
    .option('--dry-run', 'tell what would happen and write nothing')
    .addOption(
      new Option('--duplicates <how>', 'what to do with possible duplicates').choices(['leave', 'new', 'same']),
    )
    .option('--end-missing', 'end the offers that the list no longer names')
    .option('--yes', 'write without asking, also by a proposed mapping')
    .action(async (file: string | undefined, options: Options) => {
      if (file === undefined) command.help({ error: true })
      else await bring(file, options)
    })
  command
    .command('undo')
    .description('take a whole import back')
    .argument('<id>', 'its id, from `import list`')
    .action((id: string) => withStore((store) => undo(store, id)))
  command
    .command('list')
    .description('imports, newest first')
    .action(() => withStore(list))
  command
    .command('mapping')
    .description('print the proposed mapping of a file as JSON, to be corrected by hand')
    .argument('<file>', 'file or address')
    .action((file: string) =>
      withStore(
        async (store) => console.log(JSON.stringify(await proposalFor(store, await inputOf(file)), null, 2)),
        undefined,
        'begin',
      ),
    )
}

async function bring(file: string, { mapping, ...options }: Options): Promise<void> {
  const input: ImportInput = {
    ...(await inputOf(file)),
    ...(mapping !== undefined && { mapping: (await fileBytes(mapping)).toString('utf8') }),
    ...(options.source !== undefined && { source: options.source }),
    ...(options.duplicates !== undefined && { duplicates: options.duplicates }),
    endMissing: options.endMissing ?? false,
  }
  const work = async (store: Store) => {
    const planned = await planOrAsk(store, input)
    for await (const line of reportLines(store, planned)) console.log(line)
    if ((planned.counts.refused ?? 0) > 0) process.exitCode = exitWithRefusals
    if (options.dryRun === true) {
      await dropJob(store, planned.id)
      return console.log('Nothing was written (--dry-run).')
    }
    if (mapping === undefined && options.yes !== true && !(await agreed())) {
      await dropJob(store, planned.id)
      process.exitCode = 1
      return console.log('Nothing was written: repeat with --yes, or with --mapping and what `import mapping` prints.')
    }
    const { written = 0, counts } = await finishImport(store, planned.id)
    if ((counts.refused ?? 0) > 0) process.exitCode = exitWithRefusals
    console.log(`${written} things written. Take it back with: import undo ${planned.id}`)
  }
  // A list may come before the first organisation is invited.
  await withStore(work, undefined, 'begin')
}

/** @throws {CommandTrouble} that says what the mapping lacks, with the proposal to correct. */
async function planOrAsk(store: Store, input: ImportInput) {
  try {
    return await planImport(store, input)
  } catch (error) {
    if (!(error instanceof MappingAsks)) throw error
    const lacks = error.asks.map((ask) => `  ${noteText(ask)}`).join('\n')
    const told = input.mapping === undefined ? 'Not everything could be understood' : 'The mapping cannot be used'
    const proposal = JSON.stringify(error.proposal, null, 2)
    throw new CommandTrouble(
      `${told}:\n${lacks}\nSave this, correct it and give it with --mapping FILE (docs/import.md):\n${proposal}`,
    )
  }
}

/** Nobody at the terminal cannot have agreed. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asking.question('Write this? [y/N] ')
  asking.close()
  return /^(y|yes|j|ja)$/i.test(answer.trim())
}

async function undo(store: Store, id: string): Promise<void> {
  await undoJob(store, id, operator, Date.now())
  const { kept } = (await readJob(store.db, id)).kept
  for (const { kind, title, reason } of kept)
    console.log(`${kind} “${title}” stays: ${reason === 'edited' ? 'changed since the import' : 'needed by others'}`)
  console.log(`Import ${id} was taken back; ${kept.length} things stay.`)
}

async function list(store: Store): Promise<void> {
  const jobs = (await listJobs(store.db)).map(shownJob)
  for (const { id, state, name, createdAt, written = 0 } of jobs)
    console.log(
      [id, createdAt.slice(0, 16).replace('T', ' '), state.padEnd(8), `${written} written`.padEnd(14), name].join('  '),
    )
  if (jobs.length === 0) console.log('There was no import yet.')
}

async function inputOf(file: string): Promise<Pick<ImportInput, 'bytes' | 'address' | 'name'>> {
  if (/^https?:\/\//i.test(file)) return { address: file, name: file }
  return { bytes: await fileBytes(file), name: basename(file) }
}

/** @throws {CommandTrouble} when there is no such file; a too large one is never read. */
async function fileBytes(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new CommandTrouble(`There is no file “${path}”.`)
  if (!found.isFile()) throw new CommandTrouble(`“${path}” is no file.`)
  const most = importLimits.bytes / 1024 / 1024
  if (found.size > importLimits.bytes)
    throw new CommandTrouble(`“${path}” is larger than ${most} MiB. Split it and import the parts.`)
  return await readFile(path)
}
