/** The official JSON schemas of HSDS 3.0 (Open Referral, CC BY-SA 4.0) as validators, where the open data are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

const folder = join(import.meta.dirname, '../../../shared/data/hsds/schema')
export const officialSchemas = existsSync(folder)

type Read = { $id?: string }

/** @returns what is wrong with a record, in words; nothing where it is valid. */
export function officialHsds() {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Read
  for (const name of readdirSync(folder))
    if (name.endsWith('.json') && name !== 'openapi.json') ajv.addSchema(read(name), name)
  const compiled = (name: string) => ajv.compile({ ...read(`compiled/${name}.json`), $id: `compiled-${name}` })
  const validators = {
    service: compiled('service_with_definitions'),
    service_list: compiled('service_list'),
    service_at_location_list: compiled('service_at_location_list'),
    organization_list: compiled('organization_list'),
    tabular: compiled('tabular'),
  }
  const single = (name: string) => ajv.getSchema(name)
  return (name: string, record: unknown): string[] => {
    const validate = Object.hasOwn(validators, name)
      ? validators[name as keyof typeof validators]
      : single(`${name}.json`)
    if (validate === undefined) throw new Error(`there is no schema ${name}`)
    validate(record)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
  }
}

/** Places in a value that hold null or an empty text. */
export function emptyPlaces(value: unknown, at = ''): string[] {
  if (value === null || value === '') return [at]
  if (typeof value !== 'object') return []
  return Object.entries(value ?? {}).flatMap(([key, part]) => emptyPlaces(part, `${at}/${key}`))
}
