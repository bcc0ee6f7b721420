/** The form by which one offer is corrected: plain fields, what is wrong said beside each, what was typed kept. */
import { html } from 'hono/html'
import type { Choice } from '../../shared/codes/adjusted.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Piece } from '../pages/frame.ts'
import type { Language } from '../pages/language.ts'
import { type Faults, typedPhones } from './given.ts'
import { wordsIn } from './texts.ts'

type Correction = { offer: Offer; language: Language; capacities: readonly Choice[]; faults: Faults } & {
  /** What was sent and not taken. */
  typed?: URLSearchParams
}

/** Characters, as the schema of an offer has them. */
const most = { phone: 60, email: 200, url: 500 } as const

type Field = {
  name: keyof typeof most
  fault: keyof Faults
  label: string
  value: string
  type?: 'tel' | 'email'
  hint?: string | undefined
}

export function correctionFields(correction: Correction): Piece {
  const { offer, language, typed } = correction
  const words = wordsIn(language)
  const said = (name: 'email' | 'url' | 'openingNote' | 'costNote') => typed?.get(name) ?? offer[name] ?? ''
  const line = (field: Field) => lineField(correction, field)
  const box =
    typed?.get('ended') === 'yes'
      ? html`<input type="checkbox" name="ended" value="yes" checked>`
      : html`<input type="checkbox" name="ended" value="yes">`
  return html`${phoneFields(correction)}
${line({ name: 'email', fault: 'email', label: words.facts.email, value: said('email'), type: 'email' })}
${line({ name: 'url', fault: 'url', label: words.facts.url, value: said('url') })}
${noteField(correction, 'openingNote', 600, said('openingNote'))}
${capacityField(correction)}
${noteField(correction, 'costNote', 300, said('costNote'))}
<div class="field"><label class="check">${box}<span>${words.ended}</span></label></div>`
}

/** One line for each number there is and one more; emptied, a number goes. */
function phoneFields(correction: Correction): Piece {
  const { offer, typed, language, faults } = correction
  const words = wordsIn(language)
  const numbers = typed === undefined ? offer.phones.map(({ number }) => number) : typedPhones(typed)
  const there = offer.phones.length
  const lines = Math.min(10, there + 1)
  const all = fault(correction, 'phones', `${offer.id}-phones`)
  return html`${faults.phones === undefined ? '' : all}${Array.from({ length: lines }, (_, at) =>
    lineField(correction, {
      name: 'phone',
      fault: `phone${at}`,
      label:
        there === 0 ? words.facts.phones : at === there ? words.phoneMore : numbered(words.facts.phones, at, there),
      value: numbers[at] ?? '',
      type: 'tel',
      hint: offer.phones[at]?.note,
    }),
  )}`
}

function numbered(label: string, at: number, count: number): string {
  return count > 1 ? `${label} ${at + 1}` : label
}

function lineField(correction: Correction, { name, fault: at, label, value, type, hint }: Field): Piece {
  const id = `${correction.offer.id}-${at}`
  const wrong = correction.faults[at] !== undefined
  const described = [...(wrong ? [`${id}-fault`] : []), ...(hint === undefined ? [] : [`${id}-hint`])].join(' ')
  return html`<div class="field"><label for="${id}">${label}</label>
${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}${fault(correction, at, id)}
<input id="${id}" name="${name}" value="${value}" type="${type ?? 'text'}" inputmode="${type ?? 'text'}" maxlength="${most[name]}" aria-invalid="${String(wrong)}" aria-describedby="${described}" autocomplete="off" spellcheck="false"></div>`
}

function noteField(correction: Correction, fact: 'openingNote' | 'costNote', longest: number, value: string): Piece {
  const id = `${correction.offer.id}-${fact}`
  const wrong = correction.faults[fact] !== undefined
  return html`<div class="field"><label for="${id}">${wordsIn(correction.language).facts[fact]}</label>
${fault(correction, fact, id)}
<textarea id="${id}" name="${fact}" rows="3" maxlength="${longest}" aria-invalid="${String(wrong)}" aria-describedby="${wrong ? `${id}-fault` : ''}">${value}</textarea></div>`
}

function capacityField(correction: Correction): Piece {
  const { offer, capacities, typed, faults, language } = correction
  const id = `${offer.id}-capacity`
  const present = typed?.get('capacity') ?? offer.capacity
  const wrong = faults.capacity !== undefined
  return html`<div class="field"><label for="${id}">${wordsIn(language).facts.capacity}</label>
${fault(correction, 'capacity', id)}
<select id="${id}" name="capacity" aria-invalid="${String(wrong)}" aria-describedby="${wrong ? `${id}-fault` : ''}">${capacities.map(
    ({ code, label }) =>
      code === present
        ? html`<option value="${code}" selected>${label}</option>`
        : html`<option value="${code}">${label}</option>`,
  )}</select></div>`
}

function fault({ faults, language }: Correction, at: keyof Faults, id: string): Piece | '' {
  const which = faults[at]
  return which === undefined ? '' : html`<p class="fault" id="${id}-fault">${wordsIn(language).faults[which]}</p>`
}
