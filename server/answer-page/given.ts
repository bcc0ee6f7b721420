/** What a form of the page says: which answer, with which reason. Anything may come; nothing is believed. */
import { codesOf } from '../../shared/codes/index.ts'
import { day } from '../../shared/scalars.ts'
import type { AnswerType } from '../feeds/links.ts'

/** The buttons: the answers, and one that is a rejection whose reason goes without saying. */
export const buttons = ['accepted', 'waitlisted', 'arrived', 'completed', 'rejected', 'wrongPlace'] as const
export type Button = (typeof buttons)[number]

/** An answer as the event's type and facts, without its day and its mark of origin. */
export type Given = { button: Button; type: AnswerType; facts: Record<string, string> }
export type Fault = { fault: 'faultChoose' | 'faultDay'; button: Button }

const yearsAhead = 2

/** The longest body that any form of the page sends. */
export const longestForm = 2_000

/** The type an answer's event has. */
export function typeOf(button: Button): AnswerType {
  return button === 'wrongPlace' ? 'rejected' : button
}

/**
 * The answer a form gives, what is wrong with it, or undefined where it gives none.
 * @param today `YYYY-MM-DD`
 */
export function readGiven(form: URLSearchParams, today: string): Given | Fault | undefined {
  const button = buttons.find((each) => each === form.get('answer'))
  switch (button) {
    case undefined:
      return undefined
    case 'accepted':
      return accepted(form.get('appointmentOn') ?? '', today)
    case 'waitlisted':
      return withCode(button, form, 'holdReason')
    case 'rejected':
      return withCode(button, form, 'rejectReason')
    case 'wrongPlace':
      // “Not responsible” is the closest of the reasons, and the page says that it will be reported.
      return { button, type: 'rejected', facts: { rejectReason: 'outside_area' } }
    case 'arrived':
      return { button, type: 'arrived', facts: { evidence: 'receiver_confirmed' } }
    case 'completed':
      return withCode(button, form, 'outcome', { evidence: 'receiver_confirmed' })
  }
}

/** The last day an appointment may be on. */
export function latestAppointment(today: string): string {
  return `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`
}

function accepted(appointmentOn: string, today: string): Given | Fault {
  const button = 'accepted'
  if (appointmentOn === '') return { button, type: button, facts: {} }
  const ahead = appointmentOn >= today && appointmentOn <= latestAppointment(today)
  const fits = ahead && day.safeParse(appointmentOn).success
  return fits ? { button, type: button, facts: { appointmentOn } } : { fault: 'faultDay', button }
}

function withCode(
  button: 'waitlisted' | 'rejected' | 'completed',
  form: URLSearchParams,
  list: 'holdReason' | 'rejectReason' | 'outcome',
  more: Record<string, string> = {},
): Given | Fault {
  const code = form.get('reason') ?? ''
  const known: readonly string[] = codesOf(list)
  if (!known.includes(code)) return { fault: 'faultChoose', button }
  return { button, type: typeOf(button), facts: { [list]: code, ...more } }
}
