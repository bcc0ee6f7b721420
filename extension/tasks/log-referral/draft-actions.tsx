/** The foot of both forms: what is saved where nobody read the form before, save with Ctrl+Enter, or discard with a way back. */
import type { Ref } from 'preact'
import { useId } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { deleteDraft, restoreDraft } from '../../store/drafts.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { t } from '../../ui/words.ts'

type Props = {
  draftId: string
  address: string
  saving: boolean
  unavailable?: boolean
  /** What would be saved as the form stands, in one line. */
  said?: string | undefined
  saveRef?: Ref<HTMLButtonElement>
  onSave: () => void
}

export function DraftActions({ draftId, address, saving, unavailable = false, said, saveRef, onSave }: Props) {
  const [, navigate] = useLocation()
  const saidId = useId()
  useShortcut('Ctrl+Enter', t('log:save'), onSave)
  const discard = async () => {
    const draft = await deleteDraft(draftId)
    navigate('/')
    if (draft === undefined) return
    announce(t('log:discarded'), {
      undo: async () => {
        await restoreDraft(draft)
        navigate(address)
      },
    })
  }
  return (
    <div class="actions">
      {said !== undefined && (
        <p id={saidId} class="small actions-said">
          {said}
        </p>
      )}
      <Button
        kind="primary"
        keyHint="Ctrl+Enter"
        unavailable={saving || unavailable}
        describedBy={said === undefined ? undefined : saidId}
        buttonRef={saveRef ?? null}
        onClick={onSave}
      >
        {t('log:save')}
      </Button>
      <Button kind="quiet" onClick={discard}>
        {t('log:discard')}
      </Button>
    </div>
  )
}
