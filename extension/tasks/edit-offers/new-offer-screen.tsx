/** A new offer: whose it is, then straight into the editor. Who keeps only the own organisation's is not asked. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { beginOffer } from './begin-offer.ts'
import { possibleProviders, suggestProviders } from './providers.ts'

export function NewOfferScreen() {
  const [, navigate] = useLocation()
  const ground = useLive(readEditingGround, [])
  const [picked, pick] = useState<string | undefined>(undefined)
  if (ground === undefined) return <Loading />
  const mine = possibleProviders(ground)
  const chosen = picked ?? (mine.length === 1 ? mine[0]?.id : ground.rights?.organisationId)
  const provider = mine.find(({ id }) => id === chosen)
  const begin = async (id: string) => navigate(`/offers/${await beginOffer(id)}`, { replace: true })
  return (
    <div class="page">
      <PageHeader title={t('offers:newTitle')} onBack={() => navigate('/offers')} backLabel={t('offers:back')} />
      {mine.length === 0 ? (
        <EmptyState title={t('offers:newNobody')} />
      ) : (
        <>
          {mine.length > 1 && (
            <Combobox
              label={t('offers:newFor')}
              hint={t('offers:newForHint')}
              suggest={(typed) => suggestProviders(mine, typed)}
              onPick={pick}
            />
          )}
          {provider !== undefined && <p class="strong">{provider.name}</p>}
          <div class="row">
            <Button
              kind="primary"
              icon="plus"
              unavailable={provider === undefined}
              onClick={() => provider !== undefined && void begin(provider.id)}
            >
              {t('offers:newBegin')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
