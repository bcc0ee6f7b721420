/** README's map of the house and its commands are true, or this fails. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './house/source-files.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** Paths of the map: a code block of lines `name/   what it is`, nested by two spaces. */
function mapPaths(): string[] {
  const block = readme.split('```').find((part) => /^\w*\nshared\//.test(part)) ?? ''
  const open: string[] = []
  return block
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const match = /^( *)(\S+\/)( {2,}|$)/.exec(line)
      if (match === null) return []
      open.length = (match[1] ?? '').length / 2
      open.push(match[2] ?? '')
      return [open.join('')]
    })
}

const subfolders = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}${entry.name}/`)

describe('the map of the house', () => {
  const map = mapPaths()

  it('names only folders that are there', () => {
    expect(map.length).toBeGreaterThan(20)
    expect(map.filter((path) => !existsSync(join(root, path)) || !statSync(join(root, path)).isDirectory())).toEqual([])
  })

  it('names every room', () => {
    const rooms = ['shared/', 'extension/', 'server/'].flatMap((side) => [side, ...subfolders(side)])
    const tasks = subfolders('extension/tasks/')
    expect([...rooms, ...tasks].filter((room) => !map.includes(room))).toEqual([])
  })

  it('names every folder of tests that is not called like what it tests', () => {
    const product = ['shared', 'extension', 'server'].flatMap((side) => [
      side,
      ...readdirSync(join(root, side), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name),
    ])
    const own = subfolders('test/').filter((folder) => !product.includes(basename(folder)))
    expect(own.filter((folder) => !map.includes(folder))).toEqual([])
  })
})

describe('the commands', () => {
  const named = [...readme.matchAll(/npm (?:run ([\w:]+)|(start|test))/g)].map((match) => match[1] ?? match[2] ?? '')

  it('are scripts of package.json', () => {
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('are all told of', () => {
    const automatic = ['prepare', 'pretest']
    expect(Object.keys(scripts).filter((name) => !automatic.includes(name) && !named.includes(name))).toEqual([])
  })
})

describe('the links', () => {
  it('lead to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '')
    const own = links.filter((link) => !/^\w+:/.test(link))
    expect(own.filter((link) => !existsSync(join(root, link)))).toEqual([])
  })
})
