/** Every text of the screens is said by one: what nobody says is translated, read and kept true for nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { words } from '../../shared/words/index.ts'
import { root } from '../house/source-files.ts'

/** Rooms that name their words by key; of the others the server or a table reads whole groups. */
const byKey = [
  'aside',
  'chain',
  'desk',
  'erasures',
  'find',
  'imports',
  'inbox',
  'keys',
  'log',
  'network',
  'offer',
  'offers',
  'referrals',
  'removal',
  'setUp',
  'sheet',
  'sync',
  'upkeep',
] as const
/** Said by the background worker, which has only these at hand. */
const byWorker = ['inbox:notifyTitle', 'inbox:notifyText', 'referrals:reminder', 'referrals:reminderText']

/** What stands in quotes, up to its end or to the first gap: `keys:devices.title`, `keys:devices.` before a gap. */
const quoted = new Set(
  readdirSync(join(root, 'extension'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .flatMap((text) => text.match(/(?<=['`])[\w:.]+(?=['`]|\$\{)/g) ?? []),
)

/** `devices.title` of `{ devices: { title } }`; forms of number count as one. */
function keysOf(group: object, before: readonly string[] = []): string[] {
  return Object.entries(group).flatMap(([name, said]) =>
    typeof said === 'string'
      ? [[...before, name].join('.').replace(/_(one|other)$/, '')]
      : keysOf(said, [...before, name]),
  )
}

/** Whole, or put together from its beginning and a code. */
function isSaid(room: string, key: string): boolean {
  const parts = key.split('.')
  const beginnings = parts.map((_, end) => parts.slice(0, end).map((part) => `${part}.`))
  return (
    quoted.has(`${room}:${key}`) ||
    quoted.has(key) ||
    beginnings.some((beginning) => quoted.has(`${room}:${beginning.join('')}`))
  )
}

it('no text of a screen is there for nobody', () => {
  const unsaid = byKey.flatMap((room) =>
    keysOf(words.de[room])
      .filter((key) => !isSaid(room, key))
      .map((key) => `${room}:${key}`),
  )
  expect(unsaid.filter((key) => !byWorker.includes(key))).toEqual([])
})
