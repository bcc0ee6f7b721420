/** The national help line (Hilfetelefongesetz of 2012, number 116 016), beside every offer of protection from violence. */
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'

export function ViolenceHelpLine() {
  return (
    <Notice title={t('offer:helpLineTitle')}>
      <p>
        {t('offer:helpLineText')} <a href="tel:116016">116 016</a>
      </p>
    </Notice>
  )
}
