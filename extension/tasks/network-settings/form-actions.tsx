/** What stands below each form of the settings: save, take back, and what a draft or a waiting change means. */
import { useRef } from 'preact/hooks'
import type { EditableKind } from '../../../shared/protocol/catalogue.ts'
import { pendingEdits } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'

type Props = {
  kind: EditableKind
  item: string
  form: { dirty: boolean; resumed: boolean; save(): Promise<boolean>; discard(): Promise<void> }
  /** After a change was put down. */
  onSaved?: () => void
}

export function FormActions({ kind, item, form, onSaved }: Props) {
  const waiting = useLive(() => pendingEdits({ kind, item }), [kind, item])
  const at = useRef<HTMLDivElement>(null)
  const save = async () => {
    if (await form.save()) onSaved?.()
    else
      requestAnimationFrame(() =>
        at.current?.closest('form, .wide-page')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
  }
  const stuck = waiting?.some(({ state }) => state !== 'waiting') ?? false
  return (
    <div class="stack" ref={at}>
      {form.resumed && <Notice title={t('network:draftTitle')}>{t('network:draftText')}</Notice>}
      {stuck ? (
        <Notice tone="warning" title={t('network:stuckTitle')}>
          <p>
            <a href="#/offers/pending">{t('network:stuckLink')}</a>
          </p>
        </Notice>
      ) : (
        waiting !== undefined && waiting.length > 0 && <Notice>{t('network:waiting')}</Notice>
      )}
      <div class="row">
        <Button kind="primary" icon="check" onClick={() => void save()}>
          {t('network:save')}
        </Button>
        {form.dirty && (
          <Button kind="quiet" icon="undo" onClick={() => void form.discard()}>
            {t('network:discard')}
          </Button>
        )}
      </div>
    </div>
  )
}
