/** What the documents name is there, and what a client or an operator needs is named: routes, commands, settings. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { access } from '../server/http/access.ts'
import { root, sourceFiles } from './house/source-files.ts'

const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (/\.md$/.test(name) ? [`docs/${name}`] : [])),
]
const written = pages.map((page) => read(page)).join('\n')

describe('docs/protocol.md', () => {
  /** `METHOD /path` as it is written there: `{id}` for `:id`, without what follows the path. */
  const named = [...read('docs', 'protocol.md').matchAll(/\b(GET|POST) (\/v1\/[\w/{}:-]+)/g)].map(
    ([, method, path]) => `${method} ${path?.replace(/\{(\w+)\}/g, ':$1')}`,
  )
  const routes = Object.keys(access).filter((route) => route.includes(' /v1/'))

  it('names every route that a client uses', () => {
    expect(routes.length).toBeGreaterThan(40)
    expect(routes.filter((route) => !named.includes(route))).toEqual([])
  })

  it('names no other', () => {
    expect(named.filter((route) => !routes.includes(route))).toEqual([])
  })
})

describe('the documents', () => {
  const commands = sourceFiles('server').flatMap(({ path }) =>
    [...read(path).matchAll(/program\s*\.command\('(\w+)/g)].map(([, name]) => name ?? ''),
  )

  it('name every command of the server, and no other', () => {
    expect(commands.length).toBeGreaterThan(10)
    const named = [...written.matchAll(/node server\/main\.ts (\w+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !commands.includes(name))).toEqual([])
    expect(commands.filter((name) => !named.includes(name) && !written.includes(`\`${name}\``))).toEqual([])
  })

  it('name every setting of the server and every policy of the extension', () => {
    const settings = [...read('server', 'config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name ?? '')
    const schema = JSON.parse(read('extension', 'public', 'managed-schema.json')) as { properties: object }
    expect(settings.length).toBeGreaterThan(5)
    const rows = [...settings, ...Object.keys(schema.properties)].map((name) => `| \`${name}\` |`)
    expect(rows.filter((row) => !read('docs', 'operators.md').includes(row))).toEqual([])
  })
})
