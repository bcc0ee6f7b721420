/** Links by which providers confirm their offers, and the page that such a link opens. */
import { type Context, Hono } from 'hono'
import { confirmLinkAnswerSchema, confirmLinkRequestSchema } from '../../shared/protocol/edits.ts'
import { confirmOffer } from '../confirm-page/confirm.ts'
import { longestForm, readGiven } from '../confirm-page/given.ts'
import { type ConfirmLink, findConfirmLink, finishConfirmLink, makeConfirmLink } from '../confirm-page/link.ts'
import { type OffersPage, offersPage, thanksPage } from '../confirm-page/offers-page.ts'
import { shownBy } from '../confirm-page/shown.ts'
import { takenBy } from '../confirm-page/taken.ts'
import { confirmBook } from '../confirm-page/texts.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { type Ask, doorTo } from '../pages/door.ts'
import { localeOf } from '../pages/language.ts'
import { described } from './described.ts'

type Returned = NonNullable<OffersPage['returned']>

export function confirmPageRoutes(parts: AppParts) {
  const { store, now } = parts
  const door = doorTo(confirmBook, longestForm, parts)

  const show = async (
    c: Context<AppEnv>,
    language: Ask['language'],
    code: string,
    link: ConfirmLink,
    back?: Returned,
  ) => {
    const shown = await shownBy(store.db, link, localeOf(language))
    const taken = await takenBy(store.db, link)
    const view: OffersPage = { language, code, until: link.until, ...shown, taken }
    const status = back === undefined ? 200 : back.moved ? 409 : 400
    return door.send(c, offersPage(back === undefined ? view : { ...view, returned: back }), status)
  }

  const open = (c: Context<AppEnv>, ask: Ask) =>
    door.enter(
      c,
      ask,
      (code) => findConfirmLink(store.db, code, now()),
      async (link, code) => {
        const { language, form } = ask
        if (form.get('act') === 'finish') {
          await finishConfirmLink(store, link, now())
          return door.send(c, thanksPage({ language, taken: await takenBy(store.db, link) }))
        }
        if (link.finished) return door.closed(c, language)
        const offerId = form.get('offer') ?? ''
        const { offers } = await shownBy(store.db, link, localeOf(language))
        const offer = offers.find(({ id }) => id === offerId)
        const given = offer === undefined ? undefined : readGiven(form, offer)
        if (given === undefined) return await show(c, language, code, link)
        const back = { offerId, typed: form, faults: {}, moved: false }
        if ('faults' in given) return await show(c, language, code, link, { ...back, faults: given.faults })
        const confirmed = await confirmOffer(store, code, { offerId, seen: form.get('seen') ?? '', given }, now())
        switch (confirmed.outcome) {
          case 'closed':
            return door.closed(c, language)
          case 'done':
            return await show(c, language, code, link)
          case 'moved':
            return await show(c, language, code, link, { ...back, moved: true })
          case 'fault':
            return await show(c, language, code, link, { ...back, faults: confirmed.faults })
        }
      },
    )

  return new Hono<AppEnv>()
    .post(
      '/v1/catalogue/confirm-links',
      described({
        summary: 'A link by which an organisation confirms or corrects its offers, once and without an account',
        description: '`url` is a path on this server. Who holds the link may speak for the organisation’s offers.',
        answer: confirmLinkAnswerSchema,
        problems: ['malformed', 'not_found', 'outside_area', 'storage_full', 'unavailable'],
      }),
      json(confirmLinkRequestSchema),
      async (c) => {
        const { organisationId } = c.req.valid('json')
        return c.json(await makeConfirmLink(store, sessionOf(c), organisationId, now()))
      },
    )
    .route('/', door.routes(open))
}
