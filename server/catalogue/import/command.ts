/** `import`: brings a list of offers (CSV with a mapping, or HSDS JSON) into the catalogue and reports every row. */
import { readFile, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { readConfig } from '../../config.ts'
import { openStore } from '../../store/open.ts'
import { mostBytes } from './decode.ts'
import { type ImportReport, importList } from './import.ts'
import { ImportTrouble } from './trouble.ts'

/** Some rows were refused; the others are in the catalogue. */
const exitWithRefusals = 2

export function registerImport(program: Command): void {
  program
    .command('import <file>')
    .description('bring a list of offers into the catalogue: CSV with a mapping, or HSDS 3.0 JSON (docs/import.md)')
    .option('--mapping <file>', 'which column means what; needed for CSV')
    .option('--dry-run', 'tell what would happen and write nothing')
    .action(async (file: string, options: { mapping?: string; dryRun?: true }) => {
      const bytes = await fileBytes(file)
      const mapping = options.mapping === undefined ? undefined : (await fileBytes(options.mapping)).toString('utf8')
      const config = readConfig(process.env)
      const store = await openStore(config.databaseUrl, { ledger: config.ledger })
      try {
        const today = new Date().toISOString().slice(0, 10)
        const dryRun = options.dryRun ?? false
        const report = await importList(store, { bytes, today, dryRun, ...(mapping !== undefined && { mapping }) })
        for (const line of reportLines(report, dryRun)) console.log(line)
        if (report.counts.refused > 0) process.exitCode = exitWithRefusals
      } finally {
        await store.close()
      }
    })
}

/** @throws {ImportTrouble} when there is no such file; a too large one is never read. */
async function fileBytes(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new ImportTrouble(`There is no file “${path}”.`)
  if (!found.isFile()) throw new ImportTrouble(`“${path}” is no file.`)
  if (found.size > mostBytes)
    throw new ImportTrouble(`“${path}” is larger than ${mostBytes / 1024 / 1024} MiB. Split it and import the parts.`)
  return await readFile(path)
}

/** Refused rows and notes line by line, then the sums. */
export function reportLines({ rows, counts, newOrganisations }: ImportReport, dryRun: boolean): string[] {
  const told = rows.flatMap(({ line, title, outcome, reason, notes }) => [
    ...(outcome === 'refused' ? [`line ${line} refused${title === '' ? '' : ` (${title})`}: ${reason ?? ''}`] : []),
    ...notes.map((note) => `line ${line}: ${note}`),
  ])
  const sums = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`)
  const ending = dryRun ? 'Nothing was written (--dry-run).' : undefined
  return [
    ...told,
    `${rows.length} rows: ${sums.join(', ')}; ${newOrganisations} new organisations.`,
    ...(ending === undefined ? [] : [ending]),
  ]
}
