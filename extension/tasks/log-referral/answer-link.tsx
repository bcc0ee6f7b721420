/** For a receiver without a device: makes a link to answer with, shows it, and takes it into a mail. */
import { useEffect, useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import { answerAddress } from '../../../shared/protocol/answer-link.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { makeAnswerLink } from '../../events/answer-link.ts'
import { type AnswerCode, answerCodeOf } from '../../store/answer-codes.ts'
import { codeOf } from '../../store/kept-form.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { copyAndTell } from '../../ui/copy-block.tsx'
import { dayText } from '../../ui/days.ts'
import { mailAddress } from '../../ui/mail-address.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { t } from '../../ui/words.ts'
import { answerMail } from './answer-mail.ts'
import type { SavedReferral } from './read-saved.ts'
import { undoMs } from './save.ts'

type Props = { saved: SavedReferral; server: string }

/** The same in a card with a title, for the screen after saving. */
export function AnswerLinkCard(props: Props) {
  return (
    <Card label={t('log:linkTitle')}>
      <h2>{t('log:linkTitle')}</h2>
      <AnswerLink {...props} />
    </Card>
  )
}

/**
 * Shows the link made last in this browser session. A new one is held for ten seconds, in which saving can be undone.
 */
export function AnswerLink({ saved, server }: Props) {
  const { ref } = saved.state
  const [link, show] = useState<AnswerCode | undefined>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  useEffect(() => {
    void answerCodeOf(ref).then((kept) => kept !== undefined && show(kept))
  }, [ref])
  const make = () =>
    makeAnswerLink(ref, { holdMs: undoMs }).then(
      (made) => {
        setProblem(undefined)
        show(made)
      },
      (failure: unknown) => setProblem(codeOf(failure)),
    )
  const provider = saved.receiver?.name ?? ''
  return (
    <>
      {link === undefined ? (
        <>
          <p class="small">{t('log:linkText', { provider })}</p>
          <div class="row">
            <Button icon="link" onClick={() => void make()}>
              {t('log:linkMake')}
            </Button>
          </div>
        </>
      ) : (
        <MadeLink saved={saved} server={server} link={link} />
      )}
      <ProblemNotice problem={problem} />
    </>
  )
}

function MadeLink({ saved, server, link }: Props & { link: AnswerCode }) {
  const { state, office, receiver } = saved
  const address = answerAddress(server, link.code)
  const mail = answerMail(link, { server, handoverCode: handoverCode(state.ref), office })
  return (
    <div class="section answer-link">
      <QrPicture text={address} label={t('log:linkPicture')} />
      <p class="link-address">{address}</p>
      <p class="small">{t('log:linkCode')}</p>
      <p class="code-groups">{link.code}</p>
      <p class="small">{t('log:linkUntil', { day: dayText(link.until) })}</p>
      <div class="row">
        <Button icon="copy" onClick={() => void copyAndTell(`${mail.subject}\n\n${mail.body}`, null)}>
          {t('log:linkCopyMail')}
        </Button>
        <a class="button button-secondary" href={mailAddress(mail, receiver?.email)}>
          {t('log:linkMail')}
        </a>
      </div>
    </div>
  )
}
