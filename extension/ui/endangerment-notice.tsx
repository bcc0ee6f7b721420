/**
 * Child endangerment (§ 8a SGB VIII, § 4 KKG) never travels through this product: there is no form, no
 * code and no button here, only the way out to the procedure and the telephone.
 */
import { Notice } from './notice.tsx'
import { t } from './words.ts'

export function EndangermentNotice() {
  return (
    <Notice tone="danger" title={t('endangermentTitle')}>
      <p>{t('endangermentText')}</p>
      <p>
        {t('endangermentEmergency')} <a href="tel:110">110</a>
      </p>
      <p class="small">
        {t('endangermentHotline')} <a href="tel:+498001921000">0800 19 210 00</a>
      </p>
    </Notice>
  )
}
