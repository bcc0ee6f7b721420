/** The page on which an organisation without a device answers a referral, opened by a code. */
import type { Context } from 'hono'
import { germanDay } from '../../shared/german-day.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import { answer } from '../answer-page/answer.ts'
import { type Button, longestForm, readGiven } from '../answer-page/given.ts'
import { findLink, type Link, shownOf, stepOf } from '../answer-page/link.ts'
import { answerBook } from '../answer-page/page.ts'
import { type ReferralPage, referralPage } from '../answer-page/referral-page.ts'
import { openAnswers } from '../feeds/links.ts'
import { viewOf } from '../feeds/referral-view.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { relayOf } from '../keys/relay.ts'
import { type Ask, doorTo } from '../pages/door.ts'
import { localeOf } from '../pages/language.ts'

export function answerPageRoutes(parts: AppParts) {
  const { store, now } = parts
  const door = doorTo(answerBook, longestForm, parts)

  const show = async (
    c: Context<AppEnv>,
    { language }: Ask,
    code: string,
    link: Link,
    state: ReferralState,
    more: Partial<ReferralPage>,
  ) => {
    const shown = await shownOf(store.db, link, state, localeOf(language))
    const today = germanDay(now())
    const view = { language, code, shown, answers: openAnswers(state), step: stepOf(state), today, ...more }
    const status = more.fault !== undefined ? 400 : more.moved === true ? 409 : 200
    return door.send(c, referralPage(view), status)
  }

  const open = (c: Context<AppEnv>, ask: Ask) =>
    door.enter(
      c,
      ask,
      (code) => findLink(store.db, code, now()),
      async (link, code) => {
        const { language, form } = ask
        const given = readGiven(form, germanDay(now()))
        if (given === undefined || 'fault' in given) {
          const state = await viewOf(store.db, link.ref, link.to)
          if (link.closed || openAnswers(state).length === 0) return door.closed(c, language)
          return await show(c, ask, code, link, state, given === undefined ? {} : { fault: given })
        }
        const answered = await answer(store, await relayOf(store), code, given, form.get('step') ?? '', now())
        if (answered.outcome === 'closed') return door.closed(c, language)
        const more: { done?: Button; moved?: boolean } =
          answered.outcome === 'done' ? { done: given.button } : { moved: true }
        return await show(c, ask, code, answered.link, answered.state, more)
      },
    )

  return door.routes(open)
}
