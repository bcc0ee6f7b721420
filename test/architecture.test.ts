/** Who may import whom, and who may touch the outside world: the borders that keep every room readable alone. */
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Import, readSource, type SourceFile, sourceFiles } from './house/source-files.ts'

const product = sourceFiles('shared', 'extension', 'server')
const shared = product.filter(({ path }) => path.startsWith('shared/'))
const extension = product.filter(({ path }) => path.startsWith('extension/'))
const server = product.filter(({ path }) => path.startsWith('server/'))
const tasks = product.filter(({ path }) => path.startsWith('extension/tasks/'))
const all = [...product, ...sourceFiles('test')]

/** `importer → target` for every import that a rule forbids; a rule holds when the list is empty. */
function trespasses(files: SourceFile[], forbidden: (one: Import, from: SourceFile) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((one) => forbidden(one, file)).map((one) => `${file.path} → ${one.target}`),
  )
}

/** Files outside `room` that import the package. */
function foreignImporters(packageName: RegExp, room: string): string[] {
  return trespasses(product, ({ target, own }, { path }) => !own && packageName.test(target) && !path.startsWith(room))
}

/** Files of the extension outside `room` that name one of the globals. */
function foreignUsers(room: string, ...globals: string[]): string[] {
  return extension
    .filter(({ path }) => !path.startsWith(room))
    .flatMap((file) => globals.filter((name) => file.globals.has(name)).map((name) => `${file.path} names ${name}`))
}

/** `file: name` of exported functions that no comment tells of: none of their own, nor the head of a file with this one alone. */
function untold(files: readonly Pick<SourceFile, 'path' | 'functions' | 'headed'>[]): string[] {
  return files.flatMap(({ path, functions, headed }) =>
    functions
      .filter(({ documented }) => !documented && !(headed && functions.length === 1))
      .map(({ name }) => `${path}: ${name}`),
  )
}

const taskOf = (path: string) => path.split('/')[2]

describe('the reader of source files', () => {
  it('sees static, dynamic, type-only imports and re-exports, and globals in use', () => {
    const { imports, globals } = readSource(
      'extension/tasks/a/b.tsx',
      `import type { A } from './c.ts'
       import { d } from '../../../shared/d.ts'
       export * from 'dexie'
       const lazy = () => import('age-encryption')
       export const view = () => <p>{String(d) + lazy() + fetch('/') + browser.runtime.id}</p>`,
    )
    expect(imports).toEqual([
      { target: 'extension/tasks/a/c.ts', own: true, typeOnly: true },
      { target: 'shared/d.ts', own: true, typeOnly: false },
      { target: 'dexie', own: false, typeOnly: false },
      { target: 'age-encryption', own: false, typeOnly: false, later: true },
    ])
    expect(globals).toContain('fetch')
    expect(globals).toContain('browser')
  })

  it('sees exported functions, and which of them a comment tells of', () => {
    const source = readSource(
      'server/a.ts',
      `/** What stands here. */
       import { b } from './b.ts'
       /** Tells of it. */
       export async function told() {}
       export const untold = (at: number) => at
       /** Tells of the type alone. */
       export type Shape = { at: number }

       export function* apart() {}
       function within() {}
       export const one = 1`,
    )
    expect(untold([{ path: 'server/a.ts', ...source }])).toEqual(['server/a.ts: untold', 'server/a.ts: apart'])
  })

  it('takes the head of a file for its only exported function', () => {
    const only = '/** Doubles. */\nexport type Twice = number\nexport function twice(n: number): Twice { return 2 * n }'
    expect(untold([{ path: 'a.ts', ...readSource('a.ts', only) }])).toEqual([])
    const headless = readSource('a.ts', only.slice(only.indexOf('export')))
    expect(untold([{ path: 'a.ts', ...headless }])).toEqual(['a.ts: twice'])
  })

  it('finds the rooms it is to watch', () => {
    for (const files of [shared, extension, server, tasks]) expect(files.length).toBeGreaterThan(5)
  })
})

describe('borders between rooms', () => {
  it('shared imports nothing but itself, zod and holidays through one door each, and hashes', () => {
    const doors = ['shared/zod.ts', 'shared/referral/working-days.ts']
    const allowed = ({ target, own }: Import, { path }: SourceFile) =>
      own ? target.startsWith('shared/') : target.startsWith('@noble/hashes/') || doors.includes(path)
    expect(trespasses(shared, (one, from) => !allowed(one, from))).toEqual([])
  })

  it('only shared/zod.ts imports zod', () => {
    expect(foreignImporters(/^zod(\/|$)/, 'shared/zod.ts')).toEqual([])
  })

  it('the server knows nothing of the extension', () => {
    expect(trespasses(server, ({ target }) => target.startsWith('extension/'))).toEqual([])
  })

  it('the extension knows nothing of the server', () => {
    expect(trespasses(extension, ({ target }) => target.startsWith('server/'))).toEqual([])
  })

  it('no product code imports tests', () => {
    expect(trespasses(product, ({ target, own }) => own && target.startsWith('test/'))).toEqual([])
  })

  it('no task imports another task', () => {
    expect(
      trespasses(
        tasks,
        ({ target }, { path }) => target.startsWith('extension/tasks/') && taskOf(target) !== taskOf(path),
      ),
    ).toEqual([])
  })

  it('tasks are composed by the shell and by entrypoints alone', () => {
    const others = extension.filter(({ path }) => !/^extension\/(tasks|shell|entrypoints)\//.test(path))
    expect(trespasses(others, ({ target }) => target.startsWith('extension/tasks/'))).toEqual([])
  })

  it('the component kit knows no domain: only words and code labels, through ui/words.ts', () => {
    const kit = extension.filter(({ path }) => path.startsWith('extension/ui/'))
    const allowed = (target: string, path: string) =>
      target.startsWith('extension/ui/') ||
      target.startsWith('shared/words/') ||
      (path === 'extension/ui/words.ts' && target.startsWith('shared/codes/'))
    expect(trespasses(kit, ({ target, own }, { path }) => own && !allowed(target, path))).toEqual([])
  })

  it('keys builds on crypto, store, platform and shared alone', () => {
    const keys = extension.filter(({ path }) => path.startsWith('extension/keys/'))
    const allowed = /^(shared|extension\/(keys|crypto|store|platform))\//
    expect(keys.length).toBeGreaterThan(5)
    expect(trespasses(keys, ({ target, own }) => own && !allowed.test(target))).toEqual([])
  })

  it('nobody imports an entrypoint, and each stays under 60 lines', () => {
    expect(
      trespasses(
        product.filter(({ path }) => !path.startsWith('extension/entrypoints/')),
        ({ target }) => target.startsWith('extension/entrypoints/'),
      ),
    ).toEqual([])
    const long = extension.filter(({ path, lines }) => path.startsWith('extension/entrypoints/') && lines > 60)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it("the extension and shared use nothing of Node's", () => {
    expect(trespasses([...shared, ...extension], ({ target }) => target.startsWith('node:'))).toEqual([])
  })
})

describe('one room for each outside thing', () => {
  it('only store imports Dexie', () => {
    expect(foreignImporters(/^dexie/, 'extension/store/')).toEqual([])
  })

  it('only platform names the browser', () => {
    expect(foreignUsers('extension/platform/', 'browser', 'chrome')).toEqual([])
    expect(foreignImporters(/^wxt\/browser/, 'extension/platform/')).toEqual([])
  })

  it('only platform asks for passkeys', () => {
    expect(foreignUsers('extension/platform/', 'PublicKeyCredential')).toEqual([])
  })

  it('only crypto imports age, and the demonstration, whose devices live on the server', () => {
    const importers = foreignImporters(/^age-encryption/, 'extension/crypto/')
    expect(importers.filter((importer) => !importer.startsWith('server/demo/keys/'))).toEqual([])
  })

  it('only figures draw with Plot and d3', () => {
    expect(foreignImporters(/^(@observablehq|d3)/, 'extension/figures/')).toEqual([])
  })

  it('the key of the noise is read by the release job and its command alone', () => {
    const readers = trespasses(server, ({ target }) => target === 'server/statistics/noise-key.ts')
    expect(readers).toEqual(['server/statistics/release.ts → server/statistics/noise-key.ts'])
  })

  it('only test/property.ts draws with fast-check, for every draw has its seed there', () => {
    const drawing = all.filter(({ imports }) => imports.some(({ target }) => target === 'fast-check'))
    expect(drawing.map(({ path }) => path)).toEqual(['test/property.ts'])
  })

  it('only sync talks to the server', () => {
    expect(foreignUsers('extension/sync/', 'fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest')).toEqual([])
  })
})

describe('every source file', () => {
  it('holds one idea: at most 12 kB, code lists aside, which are tables', () => {
    const prose = all.filter(({ path }) => !path.startsWith('shared/codes/'))
    const large = prose.filter(({ bytes }) => bytes > 12 * 1024).map(({ path, bytes }) => `${path} ${bytes}`)
    expect(large).toEqual([])
  })

  it('has a name that says what is in it', () => {
    const vague = /^(utils?|helpers?|managers?|data|info|misc)$/
    const named = all.filter(({ path }) => {
      const words = basename(path).split(/[.-]/)
      return words.some((word) => vague.test(word))
    })
    expect(named.map(({ path }) => path)).toEqual([])
  })

  it('is named in kebab-case', () => {
    const odd = all.filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/.test(basename(path)))
    expect(odd.map(({ path }) => path)).toEqual([])
  })

  it('tells of every function that it exports', () => {
    expect(untold(product)).toEqual([])
  })
})
