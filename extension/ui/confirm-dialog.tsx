/** Asks once more before something goes for good: what it is, the one act, and the way back. */
import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { t } from './words.ts'

export function ConfirmDialog(props: {
  title: string
  /** What the button says that does it. */
  act: string
  onAct: () => void
  onClose: () => void
  children: ComponentChildren
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.children}
      <div class="row">
        <Button kind="danger" onClick={props.onAct}>
          {props.act}
        </Button>
        <Button kind="quiet" onClick={props.onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
