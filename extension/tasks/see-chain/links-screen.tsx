/** Which offer follows which: the links as coordinators set them, and proposals for more. */
import { useState } from 'preact/hooks'
import { linkState } from '../../../shared/chain/links.ts'
import { pendingLinkEdits } from '../../store/chain.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { t } from '../../ui/words.ts'
import { alongChain } from './along-chain.ts'
import { type BegunLink, newLink, readBegunLink } from './begun-link.ts'
import { ChainPage } from './chain-page.tsx'
import { ChainViews } from './chain-views.tsx'
import { linkColumns } from './link-columns.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkPicture } from './link-picture.tsx'
import { Proposals } from './proposals.tsx'
import { shownLinks } from './shown-links.ts'
import { type Chain, mayLink } from './use-chain.ts'

export function LinksScreen() {
  return <ChainPage title={t('chain:links')}>{(chain) => <Links chain={chain} />}</ChainPage>
}

function Links({ chain }: { chain: Chain }) {
  const edits = useLive(() => pendingLinkEdits(), [])
  const kept = useLive(() => readBegunLink(), [])
  const [opened, open] = useState<BegunLink | undefined>(undefined)
  if (edits === undefined || kept === undefined) return null
  const form = opened ?? kept.begun
  const shown = alongChain(chain, shownLinks(chain.links, edits))
  const links = shown.map(({ link }) => link)
  const brokenCount = links.filter((link) => linkState(link, chain.everywhere) !== 'holds').length
  const broken = brokenCount === 0 ? t('chain:brokenNone') : t('chain:broken', { count: brokenCount })
  const may = mayLink(chain)
  return (
    <>
      {may && form === undefined && (
        <div class="row no-print">
          <Button kind="primary" icon="plus" onClick={() => open(newLink())}>
            {t('chain:addLink')}
          </Button>
        </div>
      )}
      {may && form !== undefined && (
        <LinkForm key={form.id} chain={chain} links={links} begun={form} onDone={() => open(undefined)} />
      )}
      {shown.length === 0 ? (
        <EmptyState title={t('chain:noLinks')}>
          <p>{t('chain:noLinksText')}</p>
        </EmptyState>
      ) : (
        <ChainViews
          name={t('chain:links')}
          sentence={t('chain:linksSentence', { count: shown.length, broken })}
          picture={<LinkPicture chain={chain} links={links} />}
          columns={linkColumns(chain, may ? (link) => open({ id: link.id, was: link, form: link }) : undefined)}
          rows={shown}
          keyOf={({ link }) => link.id}
        />
      )}
      <Proposals chain={chain} links={links} />
    </>
  )
}
