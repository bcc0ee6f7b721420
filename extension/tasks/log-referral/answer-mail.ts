/** The text that takes an answer link to its receiver: codes, an address and a day, nothing of the family. */
import { answerAddress, answerPath } from '../../../shared/protocol/answer-link.ts'
import type { AnswerCode } from '../../store/answer-codes.ts'
import { dayText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'

export type AnswerMail = { subject: string; body: string }

export function answerMail(
  { code, until }: AnswerCode,
  { server, handoverCode, office }: { server: string; handoverCode: string; office: string },
): AnswerMail {
  const body = t('log:mailBody', {
    handoverCode,
    code,
    address: answerAddress(server, code),
    page: server + answerPath,
    day: dayText(until),
    office,
  })
  return { subject: t('log:mailSubject', { handoverCode }), body }
}

/** @param email of the receiving organisation, from the directory */
export function mailAddress({ subject, body }: AnswerMail, email = ''): string {
  const lines = body.replaceAll('\n', '\r\n')
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`
}
