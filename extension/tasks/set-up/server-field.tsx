/** The address of the server, typed or fixed by the office's policy. */
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import type { Joining } from './use-joining.ts'

export function ServerField({ joining }: { joining: Joining }) {
  return (
    <TextField
      label={t('setUp:server')}
      hint={joining.fixed ? t('setUp:serverFixed') : t('setUp:serverHint')}
      error={joining.errors.server}
      value={joining.server}
      readOnly={joining.fixed}
      inputMode="url"
      code
      onInput={joining.setServer}
    />
  )
}
