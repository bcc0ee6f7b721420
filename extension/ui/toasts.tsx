/** Where `announce` appears. Stands once in the frame, from the start: live regions must exist before they speak. */

import { dismiss, messages } from './announce.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { t } from './words.ts'

export function Toasts() {
  return (
    <>
      <div class="visually-hidden" role="status">
        {messages.value.map((message) => (
          <p key={message.id}>{message.text}</p>
        ))}
      </div>
      <div class="toasts">
        {messages.value
          .filter((message) => !message.silent)
          .map((message) => (
            <div class="toast" key={message.id}>
              <span class="toast-text">{message.text}</span>
              {message.undo !== undefined && (
                <Button
                  kind="quiet"
                  onClick={() => {
                    dismiss(message.id)
                    message.undo?.run()
                  }}
                >
                  {message.undo.label ?? t('undo')}
                </Button>
              )}
              <IconButton icon="close" label={t('closeMessage')} onClick={() => dismiss(message.id)} />
            </div>
          ))}
      </div>
    </>
  )
}
