/** A new offer: whose it is, then straight into the editor. Who keeps only the own organisation's is not asked. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { Rights } from '../../../shared/edit-rights.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import { fold } from '../../../shared/text/fold.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { beginOffer } from './begin-offer.ts'

const mostSuggested = 10

export function NewOfferScreen() {
  const [, navigate] = useLocation()
  const ground = useLive(readEditingGround, [])
  const [picked, pick] = useState<string | undefined>(undefined)
  if (ground === undefined) return <Loading />
  const mine = possibleProviders(ground.rights, [...ground.organisations.values()])
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
              suggest={(typed) => suggest(mine, typed)}
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

/** Whose offers the reader may create. */
function possibleProviders(rights: Rights | undefined, all: readonly Organisation[]): Organisation[] {
  if (rights === undefined) return []
  if (rights.role === 'offer_editor') return all.filter(({ id }) => id === rights.organisationId)
  if (rights.role !== 'coordinator' && rights.role !== 'admin') return []
  return all.filter(({ areaId }) => rights.whole || (areaId !== undefined && rights.areas.has(areaId)))
}

function suggest(all: readonly Organisation[], typed: string) {
  const wanted = fold(typed.trim())
  return all
    .filter(({ name, shortName }) => fold(`${name} ${shortName ?? ''}`).includes(wanted))
    .slice(0, mostSuggested)
    .map(({ id, name }) => ({ value: id, label: name }))
}
