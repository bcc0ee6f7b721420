/**
 * The page on which an organisation without a device answers. A code is its only key: no cookies, and no protection
 * of forms from other sites, which would have to know the code. It never stands in an address that the page makes,
 * and the request log knows the route's pattern alone.
 */
import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { describeRoute } from 'hono-openapi'
import { networkSchema } from '../../shared/network.ts'
import { type ProblemCode, problems } from '../../shared/problem.ts'
import { readAnswerCode } from '../../shared/protocol/answer-link.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import { answer } from '../answer-page/answer.ts'
import { type Button, readForm, readGiven } from '../answer-page/given.ts'
import { findLink, germanDay, type Link, shownOf, stepOf } from '../answer-page/link.ts'
import { codeForm, type Piece, page, plain } from '../answer-page/page.ts'
import { type ReferralPage, referralPage } from '../answer-page/referral-page.ts'
import { answerStyle } from '../answer-page/style.ts'
import { type Language, languageOf, wordsIn } from '../answer-page/texts.ts'
import { wrongCodes } from '../answer-page/wrong-codes.ts'
import { openAnswers } from '../feeds/links.ts'
import { viewOf } from '../feeds/referral-view.ts'
import { addressOf } from '../http/address.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { problemOf } from '../http/problem-answer.ts'
import { relayOf } from '../keys/relay.ts'

const styleHash = createHash('sha256').update(answerStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

type Ask = { language: Language; typed: string; form: URLSearchParams }

export function answerPageRoutes({ store, now, rates, trustedProxies }: AppParts) {
  const tries = wrongCodes(rates.wrongAnswerCodesPerHour, rates.wrongAnswerCodesOverallPerHour, now)

  const send = (c: Context<AppEnv>, piece: Piece, status: ContentfulStatusCode = 200, error?: ProblemCode) => {
    c.header('Content-Security-Policy', policy)
    c.header('X-Robots-Tag', 'noindex, nofollow')
    if (error !== undefined) c.set('error', error)
    return c.html(piece, status)
  }

  const closed = (c: Context<AppEnv>, language: Language) => send(c, plain(language, 'closed'), 404, 'not_found')

  const show = async (c: Context<AppEnv>, ask: Ask, link: Link, state: ReferralState, more: Partial<ReferralPage>) => {
    const { language, typed: code } = ask
    const shown = await shownOf(store.db, link, state, language === 'en' ? 'en' : 'de')
    const view = { language, code, shown, answers: openAnswers(state), step: stepOf(state), ...more }
    const status = more.fault !== undefined ? 400 : more.moved === true ? 409 : 200
    return send(c, referralPage(view), status)
  }

  /** One way for every code, right or wrong: count, look up, give the try back if it opened something. */
  const open = async (c: Context<AppEnv>, ask: Ask) => {
    const { language, form } = ask
    const address = addressOf(c, trustedProxies)
    if (!tries.take(address)) {
      c.header('Retry-After', String(tries.retryAfter()))
      return send(c, plain(language, 'tooMany'), 429, 'too_many_requests')
    }
    const code = readAnswerCode(ask.typed) ?? ask.typed
    const link = (await isShown()) ? await findLink(store.db, code, now()) : undefined
    if (link === undefined) return closed(c, language)
    tries.giveBack(address)
    const given = readGiven(form, germanDay(now()))
    if (given === undefined || 'fault' in given) {
      const state = await viewOf(store.db, link.ref, link.to)
      if (link.closed || openAnswers(state).length === 0) return closed(c, language)
      return await show(c, { ...ask, typed: code }, link, state, given === undefined ? {} : { fault: given })
    }
    const answered = await answer(store, await relayOf(store), code, given, form.get('step') ?? '', now())
    if (answered.outcome === 'closed') return closed(c, language)
    const more: { done?: Button; moved?: boolean } =
      answered.outcome === 'done' ? { done: given.button } : { moved: true }
    return await show(c, { ...ask, typed: code }, answered.link, answered.state, more)
  }

  const isShown = async (): Promise<boolean> => {
    const row = await store.db
      .selectFrom('catalogue_item')
      .select('data')
      .where('kind', '=', 'network')
      .where('id', '=', 'network')
      .executeTakeFirst()
    return row === undefined || row.data === null || networkSchema.parse(JSON.parse(row.data)).answerPage
  }

  const askOf = async (c: Context<AppEnv>, typed?: string): Promise<Ask> => {
    const form = readForm(c.req.method === 'POST' ? await c.req.text() : '')
    const asked = form.get('sprache') ?? c.req.query('sprache')
    const language = languageOf(asked, c.req.header('Accept-Language'))
    return { language, form, typed: typed ?? form.get('code') ?? '' }
  }

  const typing = (c: Context<AppEnv>, language: Language, missing = false) =>
    send(c, page({ language, title: wordsIn(language).typeTitle }, codeForm(language, missing)), missing ? 400 : 200)

  const hidden = describeRoute({ hide: true })
  const routes = new Hono<AppEnv>()
  routes.onError((error, c) => {
    const problem = problemOf(error)
    if (problem === undefined) throw error
    const language = languageOf(c.req.query('sprache'), c.req.header('Accept-Language'))
    c.header('Retry-After', String(problem.extra.retryAfter ?? 60))
    const status = problems[problem.code].status as ContentfulStatusCode
    return send(c, plain(language, 'trouble'), status, problem.code)
  })
  return routes
    .get('/antwort', hidden, async (c) => {
      const { language } = await askOf(c)
      return (await isShown()) ? typing(c, language) : closed(c, language)
    })
    .post('/antwort', hidden, async (c) => {
      const ask = await askOf(c)
      return ask.typed.trim() === '' ? typing(c, ask.language, true) : await open(c, ask)
    })
    .get('/antwort/:code', hidden, async (c) => open(c, await askOf(c, c.req.param('code'))))
    .post('/antwort/:code', hidden, async (c) => open(c, await askOf(c, c.req.param('code'))))
}
