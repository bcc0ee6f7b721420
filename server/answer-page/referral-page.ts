/** The page a code opens: what was referred, how it stands, and the answers that are possible now. */
import { html } from 'hono/html'
import { answerPath } from '../../shared/protocol/answer-link.ts'
import type { AnswerType } from '../feeds/links.ts'
import type { Piece, Screen } from '../pages/frame.ts'
import { dayText, filled, type Language } from '../pages/language.ts'
import { type Button, buttons, type Fault, latestAppointment, typeOf } from './given.ts'
import type { Shown } from './link.ts'
import { wordsIn } from './texts.ts'

export type ReferralPage = {
  language: Language
  code: string
  shown: Shown
  answers: readonly AnswerType[]
  /** Place in the referral's course the forms are for. */
  step: string
  /** `YYYY-MM-DD` */
  today: string
  /** The answer that was just given. */
  done?: Button
  moved?: boolean
  fault?: Fault
}

export function referralPage(view: ReferralPage): Screen {
  const { language, code, done, answers, moved = false } = view
  const words = wordsIn(language)
  const title = done === undefined ? words.title : words.doneTitle
  const forms = answers.length === 0 ? '' : answerForms(view)
  const main = html`${done === undefined ? html`<p>${words.intro}</p>` : confirmation(view, done)}
${moved ? html`<p class="notice" role="alert">${words.moved}</p>` : ''}
${facts(view)}${forms}`
  return { language, title, code: answers.length === 0 ? undefined : code, main }
}

function confirmation({ language, answers, shown }: ReferralPage, done: Button): Piece {
  const words = wordsIn(language)
  const after =
    answers.length === 0 ? words.doneClosed : filled(words.doneAgain, { day: dayText(shown.until, language) })
  return html`<p class="notice" role="status">${filled(words.doneText, { answer: words.answers[done].title })}</p><p>${after}</p>`
}

/** Until when one may answer stands there only while one may. */
function facts({ language, shown, answers }: ReferralPage): Piece {
  const words = wordsIn(language)
  const { appointmentOn } = shown
  return html`<dl>
<dt>${words.from}</dt><dd>${shown.sender}</dd>
<dt>${words.offer}</dt><dd>${shown.offer}</dd>
<dt>${words.on}</dt><dd>${dayText(shown.on, language)}</dd>
<dt>${words.handoverCode}</dt><dd>${shown.handoverCode}</dd>
<dt>${words.state}</dt><dd>${words.status[shown.status]}</dd>
${appointmentOn === undefined ? '' : html`<dt>${words.appointmentOn}</dt><dd>${dayText(appointmentOn, language)}</dd>`}
${answers.length === 0 ? '' : html`<dt>${words.until}</dt><dd>${dayText(shown.until, language)}</dd>`}
</dl>`
}

function answerForms(view: ReferralPage): Piece {
  const words = wordsIn(view.language)
  const possible = buttons.filter((button) => view.answers.includes(typeOf(button)))
  return html`<section class="screen"><h2>${words.ask}</h2><p>${words.noNames}</p>${possible.map((button) => answerForm(view, button))}</section>`
}

/** Folded, so that no touch by mistake answers anything; opening one needs no script. What each means stands there before. */
function answerForm(view: ReferralPage, button: Button): Piece {
  const { language, code, step, fault } = view
  const words = wordsIn(language).answers[button]
  const body = html`<summary>${words.title} <span class="meaning">${words.text}</span></summary>
<form method="post" action="${answerPath}">
<input type="hidden" name="code" value="${code}"><input type="hidden" name="sprache" value="${language}">
<input type="hidden" name="step" value="${step}"><input type="hidden" name="answer" value="${button}">
${field(view, button)}
<button>${words.button}</button>
</form>`
  return fault?.button === button ? html`<details open>${body}</details>` : html`<details>${body}</details>`
}

function field(view: ReferralPage, button: Button): Piece | '' {
  const words = wordsIn(view.language)
  switch (button) {
    case 'accepted':
      return asked(view, button, (ties) => {
        const { today } = view
        return html`<input ${ties} type="date" name="appointmentOn" min="${today}" max="${latestAppointment(today)}">`
      })
    case 'waitlisted':
      return select(view, button, Object.entries(words.holdReason))
    case 'rejected':
      return select(view, button, Object.entries(words.rejectReason))
    case 'completed':
      return select(view, button, Object.entries(words.outcome))
    case 'wrongPlace':
    case 'arrived':
      return ''
  }
}

function select(view: ReferralPage, button: Button, options: [code: string, label: string][]): Piece {
  const { choose } = wordsIn(view.language)
  return asked(
    view,
    button,
    (ties) =>
      html`<select ${ties} name="reason" required><option value="">${choose}</option>${options.map(
        ([code, label]) => html`<option value="${code}">${label}</option>`,
      )}</select>`,
  )
}

/** A field under its label; what is wrong stands between them, and the page opens there. */
function asked({ language, fault }: ReferralPage, button: Button, control: (ties: Piece) => Piece): Piece {
  const words = wordsIn(language)
  const id = `${button}-field`
  const wrong = fault?.button === button ? fault.fault : undefined
  const label = html`<label for="${id}">${words.answers[button].field}</label>`
  if (wrong === undefined)
    return html`${label}
${control(html`id="${id}"`)}`
  return html`${label}
<p class="fault" role="alert" id="${id}-fault">${words[wrong]}</p>
${control(html`id="${id}" aria-invalid="true" aria-describedby="${id}-fault" autofocus`)}`
}
