/** The links as rows: both ends, what they are for, whether they hold, and for coordinators the way to change them. */
import { linkState } from '../../../shared/chain/links.ts'
import type { ChainLink } from '../../../shared/chain-link.ts'
import type { EditRecord } from '../../store/database.ts'
import { settleConflict } from '../../store/edits.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/column-table.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { label, t } from '../../ui/words.ts'
import { removeLink } from './change-link.ts'
import { endText, linkText } from './end-words.ts'
import type { ShownLink } from './shown-links.ts'
import { type Chain, mayLinkThese } from './use-chain.ts'

export function linkColumns(chain: Chain, edit: ((link: ChainLink) => void) | undefined): Column<ShownLink>[] {
  const told: Column<ShownLink>[] = [
    { head: t('chain:columns.from'), text: ({ link }) => endText(chain, link.from) },
    { head: t('chain:columns.to'), text: ({ link }) => endText(chain, link.to) },
    {
      head: t('chain:columns.passage'),
      text: ({ link }) => (link.transition === undefined ? '' : label('transition', link.transition)),
    },
    { head: t('chain:columns.note'), text: ({ link }) => link.note ?? '' },
    {
      head: t('chain:columns.state'),
      text: (row) => stateTexts(chain, row).join(', '),
      show: (row) => <State chain={chain} row={row} />,
    },
  ]
  if (edit === undefined) return told
  const controls = (row: ShownLink) => <Controls chain={chain} row={row} edit={edit} />
  return [...told, { head: t('chain:columns.action'), text: () => '', show: controls, controls: true }]
}

const editWords = { waiting: 'linkWaiting', conflict: 'linkConflict', refused: 'linkRefused' } as const

function stateTexts(chain: Chain, { link, edit }: ShownLink): string[] {
  const state = t(`chain:linkState.${linkState(link, chain.everywhere)}`)
  return edit === undefined ? [state] : [state, t(`chain:${editWords[edit.state]}`)]
}

function State({ chain, row }: { chain: Chain; row: ShownLink }) {
  const holds = linkState(row.link, chain.everywhere) === 'holds'
  const [state, sent] = stateTexts(chain, row)
  return (
    <span class="row">
      <Badge tone={holds ? 'success' : 'warning'} icon={holds ? 'success' : 'warning'}>
        {state}
      </Badge>
      {sent !== undefined && (
        <Badge tone={row.edit?.state === 'waiting' ? 'neutral' : 'danger'} icon="cloud">
          {sent}
        </Badge>
      )}
    </span>
  )
}

/** A change that was not taken is thrown away, and made anew on what stands there now. */
function Controls(props: { chain: Chain; row: ShownLink; edit: (link: ChainLink) => void }) {
  const { link, edit: own } = props.row
  const name = linkText(props.chain, link)
  if (own !== undefined && own.state !== 'waiting') return <Drop own={own} name={name} />
  if (own?.act === 'remove' || !mayLinkThese(props.chain, link)) return null
  const remove = async () => {
    await removeLink(link)
    announce(t('chain:linkRemoved'))
  }
  return (
    <span class="row">
      <IconButton icon="edit" label={t('chain:editLinkNamed', { name })} small onClick={() => props.edit(link)} />
      <IconButton icon="delete" label={t('chain:removeLinkNamed', { name })} small onClick={remove} />
    </span>
  )
}

function Drop({ own, name }: { own: EditRecord; name: string }) {
  return (
    <Button small onClick={() => settleConflict(own.id, 'theirs')}>
      {t('chain:linkDrop')}
      <span class="visually-hidden"> ({name})</span>
    </Button>
  )
}
