/** The page a code opens: what was referred, how it stands, and the answers that are possible now. */
import { html } from 'hono/html'
import { codesOf } from '../../shared/codes/index.ts'
import { answerPath } from '../../shared/protocol/answer-link.ts'
import type { AnswerType } from '../feeds/links.ts'
import { dayText, filled, type Language } from '../pages/language.ts'
import { type Button, buttons, type Fault, typeOf } from './given.ts'
import type { Shown } from './link.ts'
import { type Piece, page } from './page.ts'
import { wordsIn } from './texts.ts'

export type ReferralPage = {
  language: Language
  code: string
  shown: Shown
  answers: readonly AnswerType[]
  /** Place in the referral's course the forms are for. */
  step: string
  /** The answer that was just given. */
  done?: Button
  moved?: boolean
  fault?: Fault
}

export function referralPage(view: ReferralPage): Piece {
  const { language, code, done, answers, fault, moved = false } = view
  const words = wordsIn(language)
  const title = done === undefined ? words.title : words.doneTitle
  const forms = answers.length === 0 ? '' : answerForms(view)
  return page(
    { language, title, code: answers.length === 0 ? undefined : code },
    html`${done === undefined ? html`<p>${words.intro}</p>` : confirmation(view, done)}
${moved ? html`<p class="notice" role="alert">${words.moved}</p>` : ''}
${fault === undefined ? '' : html`<p class="notice" role="alert">${filled(words[fault.fault], { answer: words.answers[fault.button].title })}</p>`}
${facts(view)}${forms}`,
  )
}

function confirmation({ language, answers, shown }: ReferralPage, done: Button): Piece {
  const words = wordsIn(language)
  const after =
    answers.length === 0 ? words.doneClosed : filled(words.doneAgain, { day: dayText(shown.until, language) })
  return html`<p class="notice" role="status">${filled(words.doneText, { answer: words.answers[done].title })}</p><p>${after}</p>`
}

function facts({ language, shown }: ReferralPage): Piece {
  const words = wordsIn(language)
  const { appointmentOn } = shown
  return html`<dl>
<dt>${words.from}</dt><dd>${shown.sender}</dd>
<dt>${words.offer}</dt><dd>${shown.offer}</dd>
<dt>${words.on}</dt><dd>${dayText(shown.on, language)}</dd>
<dt>${words.handoverCode}</dt><dd>${shown.handoverCode}</dd>
<dt>${words.state}</dt><dd>${words.status[shown.status]}</dd>
${appointmentOn === undefined ? '' : html`<dt>${words.appointmentOn}</dt><dd>${dayText(appointmentOn, language)}</dd>`}
<dt>${words.until}</dt><dd>${dayText(shown.until, language)}</dd>
</dl>`
}

function answerForms(view: ReferralPage): Piece {
  const words = wordsIn(view.language)
  const possible = buttons.filter((button) => view.answers.includes(typeOf(button)))
  return html`<section class="screen"><h2>${words.ask}</h2><p>${words.noNames}</p>${possible.map((button) => answerForm(view, button))}</section>`
}

/** Folded, so that no touch by mistake answers anything; opening one needs no script. */
function answerForm({ language, code, step, fault }: ReferralPage, button: Button): Piece {
  const words = wordsIn(language).answers[button]
  const body = html`<summary>${words.title}</summary>
<form method="post" action="${answerPath}">
<input type="hidden" name="code" value="${code}"><input type="hidden" name="sprache" value="${language}">
<input type="hidden" name="step" value="${step}"><input type="hidden" name="answer" value="${button}">
<p class="hint">${words.text}</p>
${field(language, button)}
<button>${words.button}</button>
</form>`
  return fault?.button === button ? html`<details open>${body}</details>` : html`<details>${body}</details>`
}

function field(language: Language, button: Button): Piece | '' {
  const words = wordsIn(language)
  const label = words.answers[button].field
  switch (button) {
    case 'accepted':
      return html`<label for="appointmentOn">${label}</label><input id="appointmentOn" type="date" name="appointmentOn">`
    case 'waitlisted':
      return select(
        language,
        button,
        codesOf('holdReason').map((code) => [code, words.holdReason[code]]),
      )
    case 'rejected':
      return select(
        language,
        button,
        codesOf('rejectReason').map((code) => [code, words.rejectReason[code]]),
      )
    case 'completed':
      return select(
        language,
        button,
        codesOf('outcome').map((code) => [code, words.outcome[code]]),
      )
    case 'wrongPlace':
    case 'arrived':
      return ''
  }
}

function select(language: Language, button: Button, options: [string, string][]): Piece {
  const words = wordsIn(language)
  return html`<label for="${button}-reason">${words.answers[button].field}</label>
<select id="${button}-reason" name="reason" required><option value="">${words.choose}</option>${options.map(
    ([code, label]) => html`<option value="${code}">${label}</option>`,
  )}</select>`
}
