/** Takes a draft away. What was ever published is ended instead, and stays. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { Offer } from '../../../shared/offer.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { t } from '../../ui/words.ts'
import { removeOffer } from './save-offer.ts'

export function RemoveDraft({ offer }: { offer: Offer }) {
  const [asking, ask] = useState(false)
  const [, navigate] = useLocation()
  const remove = async () => {
    await removeOffer(offer)
    announce(t('offers:removed'))
    navigate('/offers')
  }
  return (
    <>
      <Button kind="quiet" icon="delete" onClick={() => ask(true)}>
        {t('offers:remove')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('offers:removeTitle')}
          act={t('offers:remove')}
          onAct={() => void remove()}
          onClose={() => ask(false)}
        >
          <p>{t('offers:removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
