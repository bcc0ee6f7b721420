/** The passages between life phases: what carries children across, and where nothing does. */
import { type Passage, passagesOf } from '../../../shared/chain/passages.ts'
import type { Column } from '../../ui/column-table.tsx'
import { label, t } from '../../ui/words.ts'
import { ChainPage } from './chain-page.tsx'
import { ChainViews } from './chain-views.tsx'
import { linkText, typesText } from './end-words.ts'
import { passageCodes } from './passage-codes.ts'
import { PassagePicture } from './passage-picture.tsx'
import { holeText } from './tally-words.tsx'
import type { Chain } from './use-chain.ts'

export function TransitionsScreen() {
  return <ChainPage title={t('chain:transitions')}>{(chain) => <Transitions chain={chain} />}</ChainPage>
}

function Transitions({ chain }: { chain: Chain }) {
  const passages = passagesOf(chain, passageCodes(), chain.day)
  const holes = passages.filter(({ servedBy, tally }) => servedBy === 'nothing' || tally.hole !== undefined).length
  const linked = passages.filter(({ servedBy }) => servedBy === 'links').length
  const told = { linked, total: passages.length }
  return (
    <ChainViews
      name={t('chain:transitions')}
      sentence={holes === 0 ? t('chain:passagesWhole', told) : t('chain:passagesSentence', { ...told, count: holes })}
      picture={<PassagePicture chain={chain} passages={passages} />}
      columns={columns(chain)}
      rows={passages}
      keyOf={({ transition }) => transition}
    />
  )
}

function columns(chain: Chain): Column<Passage>[] {
  return [
    { head: t('chain:columns.passage'), text: ({ transition }) => label('transition', transition) },
    { head: t('chain:columns.state'), text: ({ servedBy }) => t(`chain:servedBy.${servedBy}`) },
    { head: t('chain:columns.links'), text: ({ links }) => links.map((link) => linkText(chain, link)).join(', ') },
    { head: t('chain:columns.usual'), text: ({ usual }) => usual.map(typesText).join(', ') },
    { head: t('chain:columns.offers'), text: ({ tally }) => tally.count },
    { head: t('chain:columns.free'), text: ({ tally }) => tally.free },
    { head: t('chain:columns.hole'), text: ({ tally }) => holeText(tally) },
  ]
}
