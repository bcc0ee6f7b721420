/**
 * The way into a page that a code opens. A code is its only key: no cookies, and no protection of forms from other
 * sites, which would have to know the code. It never stands in an address that the page makes, and the request log
 * knows the route's pattern alone. Right or wrong, every code goes the same way: counted, looked up, given back if it
 * opened something.
 */
import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { describeRoute } from 'hono-openapi'
import { type ProblemCode, problems } from '../../shared/problem.ts'
import { readAnswerCode } from '../../shared/protocol/answer-link.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import { addressOf } from '../http/address.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { problemOf } from '../http/problem-answer.ts'
import type { Db } from '../store/schema.ts'
import { type Book, type PageParts, pageParts, type Screen } from './frame.ts'
import { type Language, languageOf } from './language.ts'
import { pageStyle } from './style.ts'
import { wrongCodes } from './wrong-codes.ts'

const styleHash = createHash('sha256').update(pageStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

type PageContext = Context<AppEnv>
export type Ask = { language: Language; typed: string; form: URLSearchParams }

type Door = PageParts & {
  send(c: PageContext, screen: Screen, status?: ContentfulStatusCode, error?: ProblemCode): Promise<Response>
  closed(c: PageContext, language: Language): Promise<Response>
  /** The page's routes: at its address a code is typed, behind it stands what a code opens. */
  routes(open: (c: PageContext, ask: Ask) => Promise<Response>): Hono<AppEnv>
  /** Looks the code up under the count of wrong ones. */
  enter<Link>(
    c: PageContext,
    ask: Ask,
    find: (code: string) => Promise<Link | undefined>,
    show: (link: Link, code: string) => Promise<Response>,
  ): Promise<Response>
}

/** @param maxForm a longer body is longer than any form of the page, and counts as empty */
export function doorTo(book: Book, maxForm: number, { store, now, rates, trustedProxies }: AppParts): Door {
  const parts = pageParts(book)
  const tries = wrongCodes(rates.wrongAnswerCodesPerHour, rates.wrongAnswerCodesOverallPerHour, now)
  const send: Door['send'] = async (c, screen, status = 200, error) => {
    c.header('Content-Security-Policy', policy)
    c.header('X-Robots-Tag', 'noindex, nofollow')
    if (error !== undefined) c.set('error', error)
    // A page that says that the database cannot be read says so without the network's name.
    const operator = await readNetwork(store.db).catch(() => undefined)
    return await c.html(parts.page(screen, operator), status)
  }
  const closed: Door['closed'] = (c, language) => send(c, parts.plain(language, 'closed'), 404, 'not_found')
  /** What the request asks: `typed` from the address, or else from the form. */
  const askOf = async (c: PageContext, typed?: string): Promise<Ask> => {
    const body = c.req.method === 'POST' ? await c.req.text() : ''
    const form = new URLSearchParams(body.length > maxForm ? '' : body)
    const language = languageOf(form.get('sprache') ?? c.req.query('sprache'), c.req.header('Accept-Language'))
    return { language, form, typed: typed ?? form.get('code') ?? '' }
  }
  const typing = (c: PageContext, language: Language, code: 'asked' | 'missing'): Promise<Response> => {
    const title = book.wordsIn(language).typeTitle
    return send(c, { language, title, main: parts.codeForm(language, code) }, code === 'missing' ? 400 : 200)
  }
  const onError = async (error: Error, c: PageContext): Promise<Response> => {
    const problem = problemOf(error)
    if (problem === undefined) throw error
    // Where not even the form can be read, the browser's language is all that is known.
    const { language } = await askOf(c).catch(() => ({
      language: languageOf(undefined, c.req.header('Accept-Language')),
    }))
    c.header('Retry-After', String(problem.extra.retryAfter ?? 60))
    const status = problems[problem.code].status as ContentfulStatusCode
    return send(c, parts.plain(language, 'trouble'), status, problem.code)
  }
  return {
    ...parts,
    send,
    closed,
    routes(open) {
      const { path } = book
      const hidden = describeRoute({ hide: true })
      const routes = new Hono<AppEnv>()
      routes.onError(onError)
      return routes
        .get(path, hidden, async (c) => {
          const { language } = await askOf(c)
          return (await pagesAreShown(store.db)) ? typing(c, language, 'asked') : closed(c, language)
        })
        .post(path, hidden, async (c) => {
          const ask = await askOf(c)
          return ask.typed.trim() === '' ? typing(c, ask.language, 'missing') : await open(c, ask)
        })
        .on(['GET', 'POST'], `${path}/:code`, hidden, async (c) => open(c, await askOf(c, c.req.param('code'))))
    },
    async enter(c, { language, typed }, find, show) {
      const address = addressOf(c, trustedProxies)
      if (!tries.take(address)) {
        c.header('Retry-After', String(tries.retryAfter()))
        return send(c, parts.plain(language, 'tooMany'), 429, 'too_many_requests')
      }
      const code = readAnswerCode(typed) ?? typed
      const link = (await pagesAreShown(store.db)) ? await find(code) : undefined
      if (link === undefined) return closed(c, language)
      tries.giveBack(address)
      return await show(link, code)
    },
  }
}

/** Whether the network has pages for those without an account; one switch for all of them. */
export async function pagesAreShown(db: Db): Promise<boolean> {
  return (await readNetwork(db))?.answerPage ?? true
}
