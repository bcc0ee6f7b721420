/** How completely offers are described: by offer with the worst first, and by cell of the matrix. */
import { meanShare } from '../../../shared/chain/completeness.ts'
import type { Column } from '../../ui/column-table.tsx'
import { t } from '../../ui/words.ts'
import { CellCompleteness } from './cell-completeness.tsx'
import { ChainPage } from './chain-page.tsx'
import { ChainViews } from './chain-views.tsx'
import { type Described, describedOffers, missingParts, partText, shareText } from './described.ts'
import { providerColumn, titleColumn } from './offer-table.tsx'
import { PartBars } from './part-bars.tsx'
import type { Chain } from './use-chain.ts'

export function CompletenessScreen() {
  return <ChainPage title={t('chain:completeness')}>{(chain) => <BothParts chain={chain} />}</ChainPage>
}

function BothParts({ chain }: { chain: Chain }) {
  const offers = describedOffers(chain)
  return (
    <>
      <section class="section">
        <h2>{t('chain:perOffer')}</h2>
        <ChainViews
          name={t('chain:fileOffers')}
          sentence={sentence(offers)}
          picture={<PartBars offers={offers} />}
          columns={columns(chain)}
          rows={offers}
          keyOf={({ id }) => id}
        />
      </section>
      <section class="section">
        <h2>{t('chain:perCell')}</h2>
        <CellCompleteness chain={chain} offers={offers} />
      </section>
    </>
  )
}

function sentence(offers: readonly Described[]): string {
  const [most] = missingParts(offers)
  const mean = meanShare(offers.map(({ described }) => described))
  if (mean === undefined || most === undefined || most.missing === 0) return t('chain:completenessAll')
  return t('chain:completenessSentence', { share: shareText(mean), part: partText(most.part) })
}

function columns(chain: Chain): Column<Described>[] {
  return [
    titleColumn(chain),
    providerColumn(chain),
    { head: t('chain:columns.share'), text: ({ described }) => shareText(described.share) },
    { head: t('chain:columns.missing'), text: ({ described }) => described.missing.map(partText).join(', ') },
  ]
}
