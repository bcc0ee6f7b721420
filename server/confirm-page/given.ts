/** What a form of the page says of one offer. Anything may come; what is wrong is said beside its field. */
import { codesOf } from '../../shared/codes/index.ts'
import { type Offer, offerShape } from '../../shared/offer.ts'
import type { Fact, Facts } from './facts.ts'
import type { ConfirmWords } from './texts.ts'

type FaultText = keyof ConfirmWords['faults']
/** What is wrong, by fact; a telephone number by its place, as several stand below each other. */
export type Faults = Partial<Record<Exclude<Fact, 'phones'> | `phone${number}` | 'phones', FaultText>>

export type Given = { act: 'right' } | { act: 'end' } | { act: 'change'; facts: Facts }

/** The longest body that any form of the page sends. */
export const longestForm = 32_000
const mostPhones = 10

/**
 * What was pressed, with what was typed; or what is wrong with it, by field. Undefined for a form that is not ours.
 * @param offer as it stands, which keeps what the form does not ask
 */
export function readGiven(form: URLSearchParams, offer: Offer): Given | { faults: Faults } | undefined {
  switch (form.get('act')) {
    case 'right':
      return { act: 'right' }
    case 'change':
      return form.get('ended') === 'yes' ? { act: 'end' } : readChange(form, offer)
    default:
      return undefined
  }
}

/** The telephone numbers a form holds, in their order, empty ones among them. */
export function typedPhones(form: URLSearchParams): string[] {
  return form.getAll('phone').slice(0, mostPhones).map(oneLine)
}

function readChange(form: URLSearchParams, offer: Offer): Given | { faults: Faults } {
  const faults: Faults = {}
  const phones = typedPhones(form).flatMap((number, at) => {
    const present = offer.phones[at]
    if (number === '') return []
    if (number !== present?.number && !looksLikeNumber(number)) faults[`phone${at}`] = 'phone'
    return [{ ...present, number }]
  })
  const email = optional(oneLine(form.get('email')))
  if (email !== offer.email && !offerShape.shape.email.safeParse(email).success) faults.email = 'email'
  const url = withScheme(optional(oneLine(form.get('url'))))
  if (url !== offer.url && !isAddress(url)) faults.url = 'url'
  const openingNote = optional(lines(form.get('openingNote')))
  if (!offerShape.shape.openingNote.safeParse(openingNote).success) faults.openingNote = 'long'
  const costNote = optional(lines(form.get('costNote')))
  if (!offerShape.shape.costNote.safeParse(costNote).success) faults.costNote = 'long'
  const capacity = codesOf('capacity').find((code) => code === form.get('capacity'))
  if (capacity === undefined) faults.capacity = 'choose'
  if (capacity === undefined || Object.keys(faults).length > 0) return { faults }
  return { act: 'change', facts: { phones, email, url, openingNote, capacity, costNote } }
}

/** Digits with what people put between them, and perhaps a word for the extension. */
function looksLikeNumber(number: string): boolean {
  return number.length <= 60 && /^\+?[\d(][\d\s()/.\-–]{2,}(\s?[a-zäöü.]{1,12}\s?\d+)?$/i.test(number)
}

function isAddress(url: string | undefined): boolean {
  if (url === undefined) return true
  return offerShape.shape.url.safeParse(url).success && /\.[a-z]{2,}$/i.test(URL.parse(url)?.hostname ?? '')
}

function withScheme(url: string | undefined): string | undefined {
  return url === undefined || /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`
}

function oneLine(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

function lines(text: string | null): string {
  return (text ?? '').replace(/\r\n?/g, '\n').trim()
}

function optional(text: string): string | undefined {
  return text === '' ? undefined : text
}
