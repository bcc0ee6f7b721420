/** The page a link opens: the provider's published offers, each to be confirmed or corrected, and the end. */
import { html } from 'hono/html'
import type { Choice } from '../../shared/codes/adjusted.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Piece, Screen } from '../pages/frame.ts'
import { dayText, filled, type Language } from '../pages/language.ts'
import { correctionFields } from './correction-form.ts'
import { type Fact, facts, seenOf } from './facts.ts'
import type { Faults } from './given.ts'
import type { Taken } from './taken.ts'
import { confirmPath, wordsIn } from './texts.ts'

export type OffersPage = {
  language: Language
  code: string
  organisation: string
  network: string
  /** Last day of the link. */
  until: string
  offers: readonly Offer[]
  taken: ReadonlyMap<string, Taken>
  /** What may be chosen for free places, in the network's words. */
  capacities: readonly Choice[]
  /** A form that was not taken: what it held, and why. */
  returned?: { offerId: string; typed: URLSearchParams; faults: Faults; moved: boolean }
}

/** The page as HTML; offers that were ended by this link are named at the end. */
export function offersPage(view: OffersPage): Screen {
  const { language, code, organisation, network, until, offers, taken } = view
  const words = wordsIn(language)
  const done = offers.filter(({ id }) => taken.has(id)).length
  const ended = [...taken.values()].filter((each) => each.ended)
  const main = html`<p>${filled(words.intro, { organisation, network })}</p>
<p>${filled(words.until, { day: dayText(until, language) })}</p>
${offers.length === 0 ? html`<p>${words.noOffers}</p>` : html`<p class="notice" role="status">${filled(words.progress, { done: String(done), count: String(offers.length) })}</p>`}
${offers.map((offer) => offerSection(view, offer))}
${ended.length === 0 ? '' : html`<section class="end"><h2>${words.endedTitle}</h2><ul>${ended.map(({ title }) => html`<li>${title}</li>`)}</ul></section>`}
<section class="end"><h2>${words.finishTitle}</h2><p>${words.finishText}</p>
<form class="act" method="post" action="${confirmPath}">${hidden({ code, sprache: language })}<button name="act" value="finish">${words.finish}</button></form></section>`
  return { language, title: words.title, code, main }
}

/** What the link's holder sees last. */
export function thanksPage({ language, taken }: Pick<OffersPage, 'language' | 'taken'>): Screen {
  const words = wordsIn(language)
  const list = html`<p>${words.doneText}</p><dl>${[...taken.values()].map(
    (each) => html`<dt>${each.title}</dt><dd>${takenText(language, each)}</dd>`,
  )}</dl>`
  const main = html`${taken.size === 0 ? html`<p>${words.doneNothing}</p>` : list}<p>${words.doneClosed}</p>`
  return { language, title: words.doneTitle, main }
}

function offerSection(view: OffersPage, offer: Offer): Piece {
  const { language, taken, returned } = view
  const words = wordsIn(language)
  const at = returned?.offerId === offer.id ? returned : undefined
  const already = taken.get(offer.id)
  const notice = at?.moved === true ? words.moved : at === undefined ? undefined : words.faultsNotice
  return html`<section class="offer" id="o-${offer.id}" aria-labelledby="t-${offer.id}"><h2 id="t-${offer.id}">${offer.title}</h2>
${already === undefined || at !== undefined ? '' : html`<p class="notice">${takenText(language, already)}</p>`}
${notice === undefined ? '' : html`<p class="notice" role="alert">${notice}</p>`}
${factList(view, offer)}
${already === undefined && at === undefined ? html`<form class="act" method="post" action="${confirmPath}#o-${offer.id}">${about(view, offer)}<button name="act" value="right">${words.right}</button></form>` : ''}
${correction(view, offer, at)}</section>`
}

/** Folded, so that the page stays short; opening needs no script. */
function correction(view: OffersPage, offer: Offer, at: OffersPage['returned']): Piece {
  const { language, capacities } = view
  const words = wordsIn(language)
  const fields = correctionFields({
    offer,
    language,
    capacities,
    faults: at?.faults ?? {},
    ...(at !== undefined && { typed: at.typed }),
  })
  const body = html`<summary>${words.correct}</summary><form method="post" action="${confirmPath}#o-${offer.id}" novalidate>${about(view, offer)}${fields}
<button name="act" value="change">${words.save}</button></form>`
  return at === undefined ? html`<details>${body}</details>` : html`<details open>${body}</details>`
}

function about({ code, language }: OffersPage, offer: Offer): Piece[] {
  return hidden({ code, sprache: language, offer: offer.id, seen: seenOf(offer) })
}

function hidden(values: Record<string, string>): Piece[] {
  return Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

function factList(view: OffersPage, offer: Offer): Piece {
  const words = wordsIn(view.language)
  const place = placeText(view, offer)
  return html`<dl>${place === '' ? '' : html`<dt>${words.place}</dt><dd>${place}</dd>`}${facts.map(
    (fact) => html`<dt>${words.facts[fact]}</dt><dd>${factText(view, offer, fact) || words.none}</dd>`,
  )}</dl>`
}

/** Where the offer is, so that its holder knows which one is meant; of a protected place nothing. */
function placeText({ language }: OffersPage, { protectedPlace, places }: Offer): string {
  if (protectedPlace) return wordsIn(language).protected
  const lines = places.map(({ street, postcode, city }) =>
    [street, [postcode, city].filter((part) => part !== undefined).join(' ')].filter((part) => part).join(', '),
  )
  return lines.filter((line) => line !== '').join('; ')
}

function factText({ capacities }: OffersPage, offer: Offer, fact: Fact): string {
  switch (fact) {
    case 'phones':
      return offer.phones.map(({ number, note }) => (note === undefined ? number : `${number} (${note})`)).join('; ')
    case 'capacity':
      return capacities.find(({ code }) => code === offer.capacity)?.label ?? offer.capacity
    default:
      return offer[fact] ?? ''
  }
}

function takenText(language: Language, { ended, changed }: Taken): string {
  const words = wordsIn(language)
  if (ended) return words.taken.ended
  if (changed.length === 0) return words.taken.right
  return filled(words.taken.changed, { fields: changed.map((fact) => words.facts[fact]).join(', ') })
}
