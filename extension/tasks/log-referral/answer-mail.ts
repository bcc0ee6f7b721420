/** The text that takes an answer link to its receiver: codes, an address and a day, nothing of the family. */
import { answerAddress, answerPath } from '../../../shared/protocol/answer-link.ts'
import type { AnswerCode } from '../../store/answer-codes.ts'
import { dayText } from '../../ui/days.ts'
import type { Mail } from '../../ui/mail-address.ts'
import { t } from '../../ui/words.ts'

/** The code is in it twice, alone and in its address: a mail program may break one of them. */
export function answerMail(
  { code, until }: AnswerCode,
  { server, handoverCode, office }: { server: string; handoverCode: string; office: string },
): Mail {
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
