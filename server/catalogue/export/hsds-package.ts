/** The whole as an HSDS 3.0 tabular data package: `datapackage.json` and one CSV a table, in a zip. */
import { strToU8, zip } from 'fflate'
import { organizationOf } from '../../hsds/organisations.ts'
import { type Records, type Table, type TableName, type Tabular, tables } from '../../hsds/tables.ts'
import { toTabular } from '../../hsds/tabular.ts'
import { taxonomies } from '../../hsds/terms.ts'
import { toService } from '../../hsds/to-service.ts'
import { hsdsProfile, hsdsVersion } from '../../hsds/version.ts'
import { quoted } from './csv.ts'
import type { Exportable } from './exportable.ts'

function tabularOf({ offers, organisations, context }: Exportable): Tabular {
  const services = offers.map((offer) => toService(offer, context))
  const organizations = organisations.map((organisation) => organizationOf(organisation, context))
  return toTabular(services, organizations, context.terms.all(), taxonomies)
}

/** Files by their name in the package. Programs read them, so no cell is guarded against Excel. */
function packageFiles(laid: Tabular): Record<string, string> {
  const filled = Object.entries(tables).filter(([name]) => laid[name as TableName].length > 0)
  const files = filled.map(([name, table]) => [`${table.name}.csv`, csvOf(table, laid[name as TableName])])
  const description = JSON.stringify(descriptor(filled.map(([, table]) => table)), null, 1)
  return { 'datapackage.json': description, ...Object.fromEntries(files) }
}

/** Made in a worker thread where it is large. Its entries bear no clock, so the same content gives the same bytes. */
export async function packageBytes(exported: Exportable): Promise<Uint8Array<ArrayBuffer>> {
  const entries = Object.entries(packageFiles(tabularOf(exported))).map(([name, text]) => [name, strToU8(text)])
  return await new Promise((resolve, reject) => {
    zip(Object.fromEntries(entries), { mtime: firstDay }, (error, bytes) =>
      error === null ? resolve(new Uint8Array(bytes)) : reject(error),
    )
  })
}

/** A zip knows no time before 1980. */
const firstDay = new Date(1980, 0, 1, 12)

function csvOf({ columns }: Table, records: readonly Records[]): string {
  const lines = records.map((record) => columns.map(([name]) => quoted(String(record[name] ?? ''), ',')))
  return [columns.map(([name]) => name), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function descriptor(filled: readonly Table[]) {
  const there = new Set(filled.map(({ name }) => name))
  return {
    name: 'human_services_data',
    title: 'Human Services Data Specification',
    profile: 'tabular-data-package',
    hsds: { version: hsdsVersion, profile: hsdsProfile },
    resources: filled.map(({ name, columns, foreign }) => ({
      name,
      path: `${name}.csv`,
      profile: 'tabular-data-resource',
      format: 'csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n' },
      schema: {
        fields: columns.map(([field, type]) => ({ name: field, type })),
        primaryKey: 'id',
        foreignKeys: Object.entries(foreign)
          .filter(([, to]) => there.has(to))
          .map(([fields, resource]) => ({ fields, reference: { resource, fields: 'id' } })),
      },
    })),
  }
}
