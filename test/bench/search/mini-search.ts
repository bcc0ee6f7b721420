/** MiniSearch is only a peer to measure against, so it lives in its own folder and never among the dependencies. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

type MiniSearchIndex = {
  addAll(documents: readonly object[]): void
  search(query: unknown, options: object): { id: unknown }[]
}
export type MiniSearchClass = {
  new (options: object): MiniSearchIndex
  loadJSON(json: string, options: object): MiniSearchIndex
}

const folder = fileURLToPath(new URL('../../../.bench/', import.meta.url))

/** Loads MiniSearch 7.2.0, installing it on first use. */
export function loadMiniSearch(): MiniSearchClass {
  const place = `${folder}node_modules/minisearch/package.json`
  if (!existsSync(place))
    execFileSync(
      'npm',
      ['install', '--silent', '--ignore-scripts', '--no-audit', '--prefix', folder, 'minisearch@7.2.0'],
      { stdio: 'inherit' },
    )
  return createRequire(place)('minisearch') as MiniSearchClass
}
