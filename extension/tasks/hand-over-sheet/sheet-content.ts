/**
 * What stands on the hand-over sheet, as texts: pure, so that a test can read all of it. The family's part is in
 * the family's language, the part for the receiving desk in the professional's. Nothing on it names the family or
 * says why it comes.
 */
import { adjustedLabel } from '../../../shared/codes/choices.ts'
import type { Offer } from '../../../shared/offer.ts'
import { openingLines } from '../../../shared/openings.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import { answerAddress, answerPath } from '../../../shared/protocol/answer-link.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { openScopes } from '../../../shared/referral/transitions.ts'
import type { Locale } from '../../../shared/words/locale.ts'
import { dayText } from '../../ui/days.ts'
import { adjustedLists, t } from '../../ui/words.ts'
import type { SheetInput } from './read-sheet.ts'

export type SheetContent = {
  code: string
  family: {
    title: string
    subtitle: string
    facts: { term: string; lines: string[] }[]
    /** What the family should know, one sentence or two each. */
    good: string[]
  }
  desk: { title: string; text: string; contact: string }
  link?: { address: string; page: string; code: string; until: string }
}

/** More openings than fit on the page are told by telephone. */
const mostOpenings = 5

/** `link` is there only where the receiver can answer by one. @param family the language of the family's part */
export function sheetContent(input: SheetInput, family: Locale): SheetContent {
  const { state, office, link } = input
  const provider = providerOf(input)
  return {
    code: handoverCode(state.ref),
    family: {
      title: input.chosen?.offer.title ?? typeOf(input, family),
      subtitle: [input.chosen === undefined ? '' : typeOf(input, family), provider]
        .filter((part) => part !== '')
        .join(' · '),
      facts: factsOf(input, family),
      good: goodToKnow(input, family),
    },
    desk: {
      title: provider === '' ? t('sheet:deskTitlePlain') : t('sheet:deskTitle', { provider }),
      text: t(state.to === null ? 'sheet:deskCode' : 'sheet:deskInbox', { office: office.name }),
      contact: contactOf(office),
    },
    ...(link !== undefined && {
      link: {
        address: answerAddress(link.server, link.code),
        page: (link.server + answerPath).replace(/^https?:\/\//, ''),
        code: link.code,
        until: dayText(link.until),
      },
    }),
  }
}

function typeOf({ state }: SheetInput, lng: Locale): string {
  return state.requested === undefined
    ? ''
    : adjustedLabel(adjustedLists.value, 'offerType', state.requested.offerType, lng)
}

function providerOf({ chosen, receiver }: SheetInput): string {
  return chosen?.organisation?.name ?? receiver?.name ?? ''
}

function factsOf({ state, chosen, receiver }: SheetInput, lng: Locale): SheetContent['family']['facts'] {
  const organisation = chosen?.organisation ?? receiver
  const offer = chosen?.offer
  const facts = [
    { term: t('sheet:address', { lng }), lines: addressLines(offer, organisation, lng) },
    { term: t('sheet:phone', { lng }), lines: phoneLines(offer, organisation) },
    { term: t('sheet:openings', { lng }), lines: offer === undefined ? [] : hours(offer, lng) },
    { term: t('sheet:appointment', { lng }), lines: appointmentLines(state) },
    {
      term: t('sheet:documents', { lng }),
      lines: offer?.requiredDocuments === undefined ? [] : [offer.requiredDocuments],
    },
  ]
  return facts.filter(({ lines }) => lines.length > 0)
}

/** Of a protected place no address is printed, whatever the data say. */
function addressLines(offer: Offer | undefined, organisation: Organisation | undefined, lng: Locale): string[] {
  if (offer?.protectedPlace === true) return [t('sheet:protectedPlace', { lng })]
  const places = offer?.places.map(placeLine).filter((line) => line !== '') ?? []
  const own = organisation === undefined ? '' : placeLine(organisation)
  return places.length > 0 ? places.slice(0, 2) : own === '' ? [] : [own]
}

function placeLine(place: { name?: string | undefined } & Pick<Organisation, 'street' | 'postcode' | 'city'>): string {
  const town = [place.postcode, place.city].filter(Boolean).join(' ')
  return [place.street, town].filter(Boolean).join(', ')
}

function phoneLines(offer: Offer | undefined, organisation: Organisation | undefined): string[] {
  const phones = (offer?.phones ?? []).map(({ number, note }) => (note === undefined ? number : `${number} (${note})`))
  return phones.length > 0 ? phones.slice(0, 2) : organisation?.phone === undefined ? [] : [organisation.phone]
}

function hours(offer: Offer, lng: Locale): string[] {
  const lines = openingLines(offer.openings, {
    weekday: (day) => t(`offer:days.${day}`, { lng }),
    daily: t('offer:daily', { lng }),
    allDay: t('offer:allDay', { lng }),
    clock: (opens, closes) => t('offer:clock', { lng, opens, closes }),
  }).map(({ days, hours, note }) => [`${days} ${hours}`, note].filter(Boolean).join(', '))
  return lines.length > mostOpenings ? [...lines.slice(0, mostOpenings - 1), t('sheet:moreOpenings', { lng })] : lines
}

/** A known day, or where an appointment was made a line to write it on by hand: its hour is in no record. */
function appointmentLines({ appointmentOn, requested }: SheetInput['state']): string[] {
  if (appointmentOn !== undefined) return [dayText(appointmentOn)]
  return requested?.depth === 'appointment_made' || requested?.depth === 'accompanied' ? [blankLine] : []
}

/** To be written on by hand. */
export const blankLine = '________________________________'

/** What travels and what the family may do about it, in the family's language. */
function goodToKnow({ state, office }: SheetInput, lng: Locale): string[] {
  const code = [t('sheet:codeSays', { lng }), t('sheet:free', { lng })]
  if (state.to === null) return [t('sheet:nothingTold', { lng }), ...code]
  const scopes = openScopes(state)
  const shared = scopes.includes('forward_contact') && state.history.some(({ type }) => type === 'shared')
  const what = [
    t('sheet:told.coming', { lng }),
    ...(scopes.includes('forward_need') ? [t('sheet:told.need', { lng })] : []),
    ...(shared ? [t('sheet:told.contact', { lng })] : []),
  ]
  return [
    t('sheet:tells', { lng, what: new Intl.ListFormat(lng).format(what) }),
    scopes.includes('feedback') ? t('sheet:feedback', { lng, office: office.name }) : t('sheet:noFeedback', { lng }),
    t('sheet:withdraw', { lng, contact: contactOf(office) }),
    ...code,
  ]
}

function contactOf({ name, phone }: SheetInput['office']): string {
  return phone === undefined ? name : `${name}, ${phone}`
}
