import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { access } from '../../server/http/access.ts'
import { openStore } from '../../server/store/open.ts'
import { aServer } from '../builders/a-server.ts'

type Document = {
  openapi: string
  paths: Record<
    string,
    Record<string, { security?: unknown[]; responses: Record<string, unknown>; requestBody?: unknown }>
  >
}

async function read(path: string) {
  const { app } = await aServer(await openStore('sqlite::memory:'))
  return await app.request(path)
}

it('the document describes every route of the API, with what it takes, answers and refuses', async () => {
  const document = (await (await read('/openapi.json')).json()) as Document
  expect(document.openapi).toMatch(/^3\.1/)
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  // Pages for people are no part of the API.
  const pages = (route: string) =>
    ['GET /openapi.json', 'GET /docs'].includes(route) || /\/(antwort|bestaetigen)/.test(route)
  expect(described.sort()).toEqual(
    Object.keys(access)
      .filter((route) => !pages(route))
      .sort(),
  )
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      expect(Object.keys(operation.responses), path).toContain('200')
      const open = access[`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`] === 'anyone'
      expect((operation.security ?? []).length > 0, path).toBe(!open)
      if (!open) expect(Object.keys(operation.responses), path).toContain('401')
    }
  }
  const push = document.paths['/v1/sync/push']?.['post']
  expect(JSON.stringify(push?.requestBody)).toContain('"maxItems":200')
  expect(JSON.stringify(push?.responses)).toContain('conflict')
})

it('the page shows the same to people, without script and with a policy that allows just its own style', async () => {
  const response = await read('/docs')
  const page = await response.text()
  for (const route of Object.keys(access).filter((each) => each.includes('/v1/')))
    expect(page).toContain(`<code>${route.replace(/:(\w+)/g, '{$1}')}</code>`)
  expect(page).toContain('With the token of a device in the role professional.')
  expect(page).toContain('with a code in <code>error</code>')
  expect(page).not.toContain('<script')
  expect(page.match(/(?:src|href)="(?!\/)/g)).toBeNull()
  const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(response.headers.get('Content-Security-Policy')).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
})
