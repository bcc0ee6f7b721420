/** A key cap beside a control, for the eye only; the control itself carries `aria-keyshortcuts`. */
import { t } from './words.ts'

/** @param props.keys as in `aria-keyshortcuts`, e.g. `Ctrl+Enter` */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span class="key" aria-hidden="true">
      {keysText(keys)}
    </span>
  )
}

/** Keys as they are printed on the reader's keyboard: German ones say `Strg`. */
export function keysText(keys: string): string {
  return keys.replace('Ctrl', t('keyCtrl'))
}
