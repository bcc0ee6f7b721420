/** The list of shortcuts, made from the shortcuts themselves. */
import { Dialog } from '../ui/dialog.tsx'
import { KeyHint, keysText } from '../ui/key-hint.tsx'
import { shortcuts } from '../ui/shortcuts.ts'
import { t } from '../ui/words.ts'

export function Help({ onClose }: { onClose: () => void }) {
  const rows = [
    ...shortcuts.value,
    { keys: 'Alt+K', label: t('helpPanel') },
    { keys: 'Esc', label: t('helpPanelClose') },
  ]
  return (
    <Dialog title={t('helpTitle')} onClose={onClose}>
      <dl class="shortcuts">
        {rows.map((row) => (
          <>
            <dt>
              <KeyHint keys={row.keys} />
              <span class="visually-hidden">{keysText(row.keys)}</span>
            </dt>
            <dd>{row.label}</dd>
          </>
        ))}
      </dl>
    </Dialog>
  )
}
