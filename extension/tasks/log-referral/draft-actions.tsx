/** The foot of both forms: save with Ctrl+Enter, or discard with a way back. */
import { useLocation } from 'wouter-preact'
import { deleteDraft, restoreDraft } from '../../store/drafts.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { t } from '../../ui/words.ts'

type Props = { draftId: string; address: string; saving: boolean; unavailable?: boolean; onSave: () => void }

export function DraftActions({ draftId, address, saving, unavailable = false, onSave }: Props) {
  const [, navigate] = useLocation()
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
      <Button kind="primary" keyHint="Ctrl+Enter" unavailable={saving || unavailable} onClick={onSave}>
        {t('log:save')}
      </Button>
      <Button kind="quiet" onClick={discard}>
        {t('log:discard')}
      </Button>
    </div>
  )
}
