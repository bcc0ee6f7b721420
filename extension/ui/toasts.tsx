/**
 * Where `announce` appears: above the status line, in the flow, so that no control is ever covered. The
 * live region stands from the start, since it must exist before it speaks.
 */
import { dismiss, type Message, messages } from './announce.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { t } from './words.ts'

export function Toasts() {
  const visible = messages.value.filter((message) => !message.silent)
  return (
    <>
      <div class="visually-hidden" role="status">
        {messages.value.map((message) => (
          <p key={message.id}>{message.text}</p>
        ))}
      </div>
      {visible.length > 0 && (
        <section class="toasts" aria-label={t('messages')}>
          {visible.map((message) => (
            <Toast key={message.id} message={message} />
          ))}
        </section>
      )}
    </>
  )
}

function Toast({ message: { id, text, undo } }: { message: Message }) {
  return (
    <div class="toast">
      <span class="toast-text">{text}</span>
      {undo !== undefined && (
        <Button
          kind="quiet"
          onClick={() => {
            dismiss(id)
            undo.run()
          }}
        >
          {undo.label ?? t('undo')}
        </Button>
      )}
      <IconButton icon="close" label={t('closeMessage')} onClick={() => dismiss(id)} />
    </div>
  )
}
