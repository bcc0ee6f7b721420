/** A change that the server refused, with the reason at its field: edited again, copied or, by an act of its own, dropped. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { fieldLabel, type Names } from '../../offer-view/field-words.ts'
import type { EditRecord } from '../../store/database.ts'
import { dropEdit } from '../../store/edits.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { isTold, t } from '../../ui/words.ts'
import { canReopen, reopenEdit } from './reopen-edit.ts'
import { TypedText } from './typed-text.tsx'

export function RefusedEdit({ edit, names }: { edit: EditRecord; names: Names }) {
  const [asking, ask] = useState(false)
  const [, navigate] = useLocation()
  const { code, detail } = edit.answer ?? {}
  const work = useWork()
  const again = () =>
    work.run(async () => {
      const page = await reopenEdit(edit)
      if (page === undefined) announce(t('offers:editAgainGone'))
      else navigate(page)
    })
  const drop = async () => {
    await dropEdit(edit.id)
    announce(t('offers:dropped'))
  }
  return (
    <div class="stack-tight refused-edit">
      {code !== undefined && isTold(code) && <p class="small">{t(`problem:${code}.title`)}</p>}
      {detail !== undefined && <p class="small">{t('offers:refusedField', { field: fieldLabel(detail) })}</p>}
      <div class="row">
        {canReopen(edit) && (
          <Button small icon="edit" unavailable={work.busy} onClick={() => void again()}>
            {t('offers:editAgain')}
          </Button>
        )}
        <Button small kind="quiet" icon="delete" onClick={() => ask(true)}>
          {t('offers:drop')}
        </Button>
      </div>
      <ProblemNotice problem={work.problem} />
      <TypedText edit={edit} names={names} />
      {asking && (
        <ConfirmDialog
          title={t('offers:dropTitle')}
          act={t('offers:drop')}
          onAct={() => void drop()}
          onClose={() => ask(false)}
        >
          <p>{t('offers:dropText')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
