/**
 * The public read API in Open Referral HSDS 3.0: what is published, for anybody, where the network allows it. Answers
 * may be kept but have to be asked after each time (ETag): an offer that becomes protected leaves every copy at once.
 */
import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { Problem } from '../../shared/problem.ts'
import { z } from '../../shared/zod.ts'
import {
  type Found,
  listOrganizations,
  listPlaces,
  listServices,
  listTaxonomies,
  listTerms,
  newest,
} from '../hsds/lists.ts'
import { pageText } from '../hsds/page.ts'
import {
  noQuery,
  organizationQuery,
  organizationsQuery,
  type PagesAsked,
  placesQuery,
  servicesQuery,
  taxonomiesQuery,
  termsQuery,
} from '../hsds/query.ts'
import { organizationInFullText, placeInFullText, serviceText } from '../hsds/records.ts'
import { found } from '../hsds/sorted.ts'
import { hsdsOpenapi, hsdsProfile, hsdsVersion } from '../hsds/version.ts'
import { placed, type View } from '../hsds/view.ts'
import { rememberWalks } from '../hsds/walk.ts'
import { addressOf } from '../http/address.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { problemResponses } from './described.ts'

const usualPerPage = 50
const linesAtOnce = 50

const recordSchema = z.looseObject({ id: z.string() })
const pageSchema = z.object({
  total_items: z.number().int(),
  total_pages: z.number().int(),
  page_number: z.number().int(),
  size: z.number().int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(recordSchema),
})
const rootSchema = z.object({ version: z.string(), profile: z.string(), openapi_url: z.string() })

export function hsdsRoutes({ published, now, trustedProxies }: AppParts) {
  const walks = rememberWalks(now)

  /** @throws {Problem} `not_found` where the network does not open its catalogue. */
  const open = async (): Promise<View> => {
    const view = await published()
    if (view === undefined) throw new Problem('not_found')
    return view
  }

  const list = (c: Context<AppEnv>, asked: PagesAsked & { format?: string | undefined }, found: Found) => {
    if (asked.format === 'ndjson') return c.body(lines(found), 200, { 'Content-Type': 'application/x-ndjson' })
    const number = asked.page ?? 1
    const size = asked.per_page ?? usualPerPage
    const reader = addressOf(c, trustedProxies) ?? ''
    const walk = { reader, query: queryOf(c), page: number, size }
    const ids = walks.ids(walk, found.ids)
    const shown = ids.slice((number - 1) * size, number * size).flatMap((id) => found.entry(id) ?? [])
    const contents = shown.map(({ text }) => text())
    return answer(c, pageText({ total: ids.length, number, size, contents }), newest(shown))
  }

  const item = (c: Context<AppEnv>, text: string | undefined, modified?: number) => {
    if (text === undefined) throw new Problem('not_found')
    return answer(c, text, modified === undefined ? undefined : new Date(modified).toUTCString())
  }

  const root = async (c: Context<AppEnv>) => {
    await open()
    return answer(c, JSON.stringify({ version: hsdsVersion, profile: hsdsProfile, openapi_url: hsdsOpenapi }))
  }
  const describedRoot = told('Version of HSDS that is spoken here', rootSchema)

  return new Hono<AppEnv>()
    .get('/hsds', describedRoot, query(noQuery), root)
    .get('/hsds/', describedRoot, query(noQuery), root)
    .get(
      '/hsds/services',
      told('Published offers, by id', pageSchema, filtersText),
      query(servicesQuery),
      async (c) => {
        const asked = c.req.valid('query')
        const found = await listServices(await open(), asked)
        // Of the minimal list all are wanted at once.
        const whole = asked.minimal === true && asked.page === undefined && asked.per_page === undefined
        return list(c, whole ? { ...asked, per_page: Math.max(1, found.ids().length) } : asked, found)
      },
    )
    .get(
      '/hsds/services/:id',
      told('An offer with all that belongs to it', recordSchema),
      query(noQuery),
      async (c) => {
        const view = await open()
        const entry = found(view.services, idOf(c))
        return item(c, entry && serviceText(entry, view), entry?.modified)
      },
    )
    .get(
      '/hsds/service_at_locations',
      told('Published offers by place', pageSchema, filtersText),
      query(placesQuery),
      async (c) => {
        const asked = c.req.valid('query')
        return list(c, asked, await listPlaces(await open(), asked))
      },
    )
    .get('/hsds/service_at_locations/:id', told('An offer at a place', recordSchema), query(noQuery), async (c) => {
      const view = await open()
      await placed(view)
      const entry = found(view.places(), idOf(c))
      return item(c, entry && placeInFullText(entry, view), entry?.service.modified)
    })
    .get(
      '/hsds/organizations',
      told('Who provides published offers', pageSchema),
      query(organizationsQuery),
      async (c) => {
        const asked = c.req.valid('query')
        return list(c, asked, listOrganizations(await open(), asked))
      },
    )
    .get(
      '/hsds/organizations/:id',
      told('An organisation with its offers', recordSchema),
      query(organizationQuery),
      async (c) => {
        const view = await open()
        const entry = found(view.organizations, idOf(c))
        return item(c, entry && organizationInFullText(entry, view, c.req.valid('query').full_service === true))
      },
    )
    .get('/hsds/taxonomies', told('Taxonomies', pageSchema), query(taxonomiesQuery), async (c) => {
      await open()
      const asked = c.req.valid('query')
      return list(c, asked, listTaxonomies(asked))
    })
    .get('/hsds/taxonomies/:id', told('A taxonomy', recordSchema), query(noQuery), async (c) => {
      await open()
      return item(c, listTaxonomies({}).entry(idOf(c))?.text())
    })
    .get('/hsds/taxonomy_terms', told('Terms of the taxonomies', pageSchema), query(termsQuery), async (c) => {
      const asked = c.req.valid('query')
      return list(c, asked, await listTerms(await open(), asked))
    })
    .get('/hsds/taxonomy_terms/:id', told('A term', recordSchema), query(noQuery), async (c) => {
      const terms = await listTerms(await open(), {})
      return item(c, terms.entry(idOf(c))?.text())
    })
}

const filtersText =
  'Filters must all hold. `search` looks for every word in title, description, provider and kind. `taxonomy_term_id` and `taxonomy_id` may be repeated. `format=ndjson` gives all at once, line by line. More in docs/hsds.md.'

function told(summary: string, answer: z.ZodType, description?: string) {
  return describeRoute({
    summary,
    ...(description !== undefined && { description }),
    security: [],
    responses: {
      200: { description: 'HSDS 3.0', content: { 'application/json': { schema: resolver(answer) } } },
      304: { description: 'The copy the client has is the present one' },
      ...problemResponses(['malformed', 'not_found', 'too_many_requests']),
    },
  })
}

function query<Schema extends z.ZodType>(schema: Schema) {
  return validator('query', schema, (result) => {
    if (result.success) return
    const [issue] = result.error
    const unknown = issue !== undefined && 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : []
    const place = String(issue?.path?.[0] ?? unknown[0] ?? '')
    // A name that was made up is not said back.
    throw new Problem('malformed', /^[a-z_]{1,40}$/.test(place) ? place : undefined)
  })
}

/** HSDS ids are UUIDs, which may be written in capitals. */
function idOf(c: Context<AppEnv, '/:id'>): string {
  return c.req.param('id').toLowerCase()
}

/** The query without its page, in one spelling: what a reader walks through. */
function queryOf(c: Context<AppEnv>): string {
  const params = [...new URL(c.req.url).searchParams].filter(([name]) => name !== 'page')
  return JSON.stringify([c.req.path, params.sort(([a], [b]) => (a < b ? -1 : 1))])
}

function answer(c: Context<AppEnv>, text: string, modified?: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'public, no-cache')
  if (modified !== undefined) c.header('Last-Modified', modified)
  if (isKept(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
  return c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' })
}

/** @param kept `If-None-Match`: tags, weak ones too, or `*` */
function isKept(kept: string | undefined, etag: string): boolean {
  return (kept ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}

/** All records, a few at a time, so that no answer holds the whole catalogue. */
function lines({ ids, entry }: Found): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder()
  let at = 0
  return new ReadableStream({
    pull(controller) {
      const some = ids().slice(at, at + linesAtOnce)
      at += some.length
      const texts = some.map((id) => `${entry(id)?.text() ?? ''}\n`)
      if (texts.length > 0) controller.enqueue(utf8.encode(texts.join('')))
      if (at >= ids().length) controller.close()
    },
  })
}
