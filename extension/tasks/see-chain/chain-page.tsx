/** What stands around every screen of the chain: heading, the other screens, the area, and what to say before there is anything. */
import type { ComponentChildren } from 'preact'
import { areaOptions } from '../../offer-view/area-options.ts'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Select } from '../../ui/select.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'
import { t } from '../../ui/words.ts'
import './see-chain.css'
import { chosenArea } from './chosen-area.ts'
import { type Chain, mayLink, useChain } from './use-chain.ts'

export function ChainPage({ title, children }: { title: string; children: (chain: Chain) => ComponentChildren }) {
  const chain = useChain()
  return (
    <div class="wide-page chain-page">
      <TabLinks
        label={t('chain:screens')}
        items={[
          { href: '#/chain', label: t('chain:matrix') },
          { href: '#/chain/transitions', label: t('chain:transitions') },
          { href: '#/chain/links', label: t('chain:links') },
          { href: '#/chain/map', label: t('chain:map') },
          { href: '#/chain/completeness', label: t('chain:completeness') },
        ]}
      />
      <PageHeader title={title} />
      {chain === undefined ? <Loading /> : <Ready chain={chain}>{children}</Ready>}
    </div>
  )
}

function Ready({ chain, children }: { chain: Chain; children: (chain: Chain) => ComponentChildren }) {
  if (chain.everywhere.length === 0) return <NoOffers begins={mayLink(chain)} />
  return (
    <>
      <p class="print-only">
        {[chain.network?.name, t('chain:asOf', { area: chain.areaName, day: dayText(chain.day) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {chain.areas.length > 0 && (
        <div class="chain-area no-print">
          <Select
            label={t('chain:area')}
            hint={t('chain:areaHint')}
            value={chain.area?.id ?? ''}
            emptyLabel={t('chain:wholeNetwork')}
            options={areaOptions(chain.areas)}
            onChange={(id) => {
              chosenArea.value = id === '' ? undefined : id
            }}
          />
        </div>
      )}
      {children(chain)}
    </>
  )
}

/** A new network: who keeps its offers is led to the first steps, everybody else told who takes them. */
function NoOffers({ begins }: { begins: boolean }) {
  return (
    <EmptyState title={t('chain:nothingYet')}>
      {begins ? (
        <>
          <p>{t('chain:nothingYetBegin')}</p>
          <ol class="steps">
            <li>
              <a href="#/network/areas">{t('chain:beginAreas')}</a>
            </li>
            <li>
              <a href="#/imports">{t('chain:beginImport')}</a>
            </li>
            <li>
              <a href="#/offers/new">{t('chain:beginOffer')}</a>
            </li>
          </ol>
        </>
      ) : (
        <p>{t('chain:nothingYetText')}</p>
      )}
    </EmptyState>
  )
}
