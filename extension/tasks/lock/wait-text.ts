/** How long one has to wait after wrong PINs: seconds while they can be counted, then minutes. */
import { t } from '../../ui/words.ts'

export function waitText(seconds: number): string {
  return seconds < 90
    ? t('keys:lock.wait', { count: seconds })
    : t('keys:lock.waitMinutes', { count: Math.ceil(seconds / 60) })
}
