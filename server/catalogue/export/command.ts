/** `export`: writes the offers of the catalogue into a file that any other directory can take in. */
import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Command, Option } from 'commander'
import { offerStatuses } from '../../../shared/offer.ts'
import { type ExportFormat, exportFormats } from '../../../shared/protocol/imports.ts'
import { dayOf } from '../../../shared/utc-day.ts'
import { systemTrouble } from '../../commands/system-trouble.ts'
import { CommandTrouble } from '../../commands/trouble.ts'
import { withStore } from '../../commands/with-store.ts'
import { exportCatalogue } from './export.ts'

const formatOfEnding: Readonly<Record<string, ExportFormat>> = {
  zip: 'hsds-package',
  json: 'hsds-json',
  csv: 'csv',
  xlsx: 'xlsx',
  geojson: 'geojson',
}

export function registerExport(program: Command): void {
  program
    .command('export <file>')
    .description('write all offers into a file: HSDS 3.0, CSV, Excel or GeoJSON (docs/hsds.md)')
    .addOption(new Option('--format <format>', 'told by the file’s ending unless given').choices(exportFormats))
    .addOption(new Option('--status <status...>', 'only offers in these states').choices(offerStatuses))
    .action(async (file: string, options: { format?: ExportFormat; status?: (typeof offerStatuses)[number][] }) => {
      const format = options.format ?? formatOfEnding[/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '']
      if (format === undefined)
        throw new CommandTrouble(`What “${file}” shall hold is not told by its ending. Give --format.`)
      await withStore(async (store) => {
        const today = dayOf(Date.now())
        const wanted = options.status === undefined ? {} : { statuses: options.status }
        const { bytes, offers } = await exportCatalogue(store.db, format, wanted, today)
        await writeWhole(file, bytes)
        console.log(`${offers} offers written to ${file} (${format}).`)
      })
    })
}

/** Under another name first: whoever finds the file finds the whole of it. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.part`
  try {
    await writeFile(part, bytes)
    await rename(part, file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CommandTrouble(`There is no folder “${dirname(file)}”.`)
    throw new CommandTrouble(`“${file}” cannot be written: ${systemTrouble(error) ?? String(error)}`)
  }
}
