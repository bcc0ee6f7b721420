/** A change that the server refused, with the reason at its field: edited again or, by an act of its own, dropped. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { offerSchema } from '../../../shared/offer.ts'
import { fieldLabel } from '../../offer-view/field-words.ts'
import type { EditRecord } from '../../store/database.ts'
import { editDraftId, keepEditDraft } from '../../store/edit-drafts.ts'
import { dropEdit } from '../../store/edits.ts'
import { readOfferForEditing } from '../../store/offer-editing.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { isTold, t } from '../../ui/words.ts'
import { formOf } from './offer-form.ts'
import { withPending } from './with-pending.ts'

export function RefusedEdit({ edit }: { edit: EditRecord }) {
  const [asking, ask] = useState(false)
  const [, navigate] = useLocation()
  const { code, detail } = edit.answer ?? {}
  const again = async () => {
    if (await intoDraft(edit)) navigate(`/offers/${edit.item}`)
  }
  const drop = async () => {
    await dropEdit(edit.id)
    announce(t('offers:dropped'))
  }
  return (
    <div class="stack-tight refused-edit">
      {code !== undefined && isTold(code) && <p class="small">{t(`problem:${code}.title`)}</p>}
      {detail !== undefined && <p class="small">{t('offers:refusedField', { field: fieldLabel(detail) })}</p>}
      <div class="row">
        {edit.kind === 'offer' && edit.act !== 'remove' && (
          <Button small onClick={() => void again()}>
            {t('offers:editAgain')}
          </Button>
        )}
        <Button small kind="quiet" icon="delete" onClick={() => ask(true)}>
          {t('offers:drop')}
        </Button>
      </div>
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

/** What was refused lies on the editor's desk again, before the refused change goes. */
async function intoDraft(edit: EditRecord): Promise<boolean> {
  const { stored, edits } = await readOfferForEditing(edit.item)
  const was = withPending(stored, edits) ?? null
  const fields = Object.entries({ ...was, ...edit.now }).filter(([, value]) => value !== null)
  const parsed = offerSchema.safeParse(Object.fromEntries(fields))
  if (!parsed.success) return false
  await keepEditDraft({ id: editDraftId('offer', edit.item), was, form: formOf(parsed.data) })
  await dropEdit(edit.id)
  return true
}
