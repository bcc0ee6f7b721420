/**
 * What the panel fetches before its first picture: the search, and nothing it does not need. Held by what its start may
 * import, for a time measured on a busy machine holds nothing.
 */
import { describe, expect, it } from 'vitest'
import { type SourceFile, sourceFiles } from './house/source-files.ts'

const files = new Map(sourceFiles('shared', 'extension').map((file) => [file.path, file]))
const entry = 'extension/entrypoints/sidepanel/main.tsx'

/** Every file and package that comes with a file, each with the one that first imports it. */
function comesWith(start: string): Map<string, string> {
  const found = new Map([[start, '']])
  for (const path of found.keys())
    for (const { target, typeOnly, later } of files.get(path)?.imports ?? [])
      if (!typeOnly && later === undefined && !found.has(target)) found.set(target, path)
  return found
}

const atStart = comesWith(entry)

/** The way from the entry to everything at the start that matches: a rule holds when there is none. */
function waysTo(forbidden: RegExp): string[] {
  return [...atStart.keys()].filter((path) => forbidden.test(path)).map(wayTo)
}

function wayTo(path: string): string {
  const way = [path]
  for (let from = atStart.get(path); from !== undefined && from !== ''; from = atStart.get(from)) way.unshift(from)
  return way.join(' → ')
}

/** What is fetched later, and where it is asked for. */
function fetchedLater(by: (file: SourceFile) => boolean): Set<string> {
  const fetching = [...files.values()].filter(by)
  return new Set(fetching.flatMap(({ imports }) => imports.filter(({ later }) => later).map(({ target }) => target)))
}

describe("the panel's start", () => {
  it('brings the search, the case, the results and the kit', () => {
    const needed = [
      'extension/search/run.ts',
      'extension/tasks/find-offer/results.tsx',
      'extension/ui/words.ts',
      'dexie',
    ]
    expect(needed.filter((one) => !atStart.has(one))).toEqual([])
  })

  it('reads no schema', () => {
    expect(waysTo(/^(zod(\/|$)|shared\/zod\.ts$)/)).toEqual([])
  })

  it("brings no keys and no ciphers but the browser's own", () => {
    expect(waysTo(/^(age-encryption|@noble\/|@scure\/)/)).toEqual([])
  })

  it('brings no text: one language is fetched beside it', () => {
    expect(waysTo(/^shared\/words\/(de|en)\//)).toEqual([])
    const texts = fetchedLater(({ path }) => path === 'extension/ui/words.ts')
    expect([...texts].filter((path) => path.endsWith('/panel.ts'))).toHaveLength(2)
  })

  it('brings no screen but the search', () => {
    expect(waysTo(/^extension\/tasks\/(?!find-offer\/)|\/offer-screen\.tsx$|^extension\/shell\/dashboard/)).toEqual([])
  })

  it('neither syncs nor writes referrals nor builds an index: that begins when the picture stands', () => {
    const work =
      /^extension\/(sync\/(start|sync|step)|events\/|store\/(open|drafts|referrals)|search\/(update|index-build))/
    expect(waysTo(work)).toEqual([])
    expect(
      waysTo(/^shared\/(referral\/(fold|working-days)|text\/thesaurus\/index|protocol\/(catalogue|edits|feed))\.ts$/),
    ).toEqual([])
  })

  it('brings few packages', () => {
    const packages = [...atStart.keys()].filter(
      (path) => !files.has(path) && !path.startsWith('.') && !path.endsWith('.css'),
    )
    const names = packages.map((path) =>
      path
        .split('/')
        .slice(0, path.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    expect([...new Set(names)].sort()).toEqual([
      '@preact/signals',
      'dexie',
      'i18next',
      'preact',
      'uuid',
      'wouter-preact',
      'wxt',
    ])
  })
})
