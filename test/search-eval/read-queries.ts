/** Reads the lists of queries that lie here. */
import { readFile } from 'node:fs/promises'

export type ExpectedQuery = { query: string; expect: string[] }

export async function readQueries(name: string): Promise<ExpectedQuery[]> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8')) as ExpectedQuery[]
}
