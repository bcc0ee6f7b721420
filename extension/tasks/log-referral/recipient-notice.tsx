/** In place of the contact fields: why nothing can be sealed, and what one does instead. */
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { type Hindrance, hindrance, type Recipient, type Remark, remarks } from './recipient.ts'

type Props = {
  recipient: Recipient
  /** Whether the family agreed that the receiver answers. */
  answers: boolean
}

/** Shows nothing where sealing works. */
export function RecipientNotice({ recipient, answers }: Props) {
  const why = hindrance(recipient)
  if (why === undefined) return null
  return <Why why={why} answers={answers} />
}

function Why({ why, answers }: { why: Hindrance; answers: boolean }) {
  switch (why) {
    case 'recipient_unknown':
      return (
        <Notice title={t('log:noKeyTitle')}>
          <p>{t('log:noKeyText')}</p>
          {answers && <p>{t('log:noKeyLink')}</p>}
        </Notice>
      )
    case 'forbidden':
      return (
        <Notice tone="warning" title={t('log:mustCompareTitle')}>
          <p>{t('log:mustCompareText')}</p>
          <CompareLink />
        </Notice>
      )
    case 'own_keys':
      return (
        <Notice title={t('log:ownKeysTitle')}>
          <p>{t('log:ownKeysText')}</p>
        </Notice>
      )
    case 'key_changed':
    case 'key_log_broken':
    case 'not_admitted':
    case 'locked':
      return <ProblemNotice problem={why} />
  }
}

/** What one should know although sealing works; stands with the fields. */
export function RecipientRemarks({ recipient }: { recipient: Recipient }) {
  return (
    <>
      {remarks(recipient).map((remark) => (
        <RemarkLine key={remark} remark={remark} />
      ))}
    </>
  )
}

function RemarkLine({ remark }: { remark: Remark }) {
  if (remark === 'unsaved')
    return (
      <p class="small">
        {t('log:unsavedText')} <a href="#/keys/sheet">{t('log:unsavedLink')}</a>
      </p>
    )
  return (
    <p class="small">
      {t('log:notComparedText')} <CompareLink />
    </p>
  )
}

function CompareLink() {
  return <a href="#/keys/partners">{t('log:compareLink')}</a>
}
