/** `/inbox`: what was handed over to this organisation, new first; above it the field for a family's code. */
import { useState } from 'preact/hooks'
import { today } from '../../platform/clock.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { ChipToggles } from '../../ui/chips.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GrowingRows } from '../../ui/growing-rows.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { DeskField } from './desk-field.tsx'
import { InboxRow } from './inbox-row.tsx'
import { type Inbox, type InboxView, inboxGroups, inboxViews, readInbox } from './read-inbox.ts'
import './inbox.css'

/** What has ended is read only when somebody asks for it. */
const openGroups = inboxGroups.filter((group) => group !== 'ended')

export function InboxScreen() {
  const [only, setOnly] = useState<InboxView | undefined>(undefined)
  const groups = only === undefined ? openGroups : [only]
  const inbox = useLive(() => readInbox(groups), [only])
  return (
    <div class="page">
      <PageHeader title={t('inbox:title')} />
      <DeskField />
      {inbox === undefined ? <Loading /> : <Groups {...{ inbox, groups, only, setOnly }} />}
    </div>
  )
}

type GroupsProps = {
  inbox: Inbox
  groups: readonly InboxView[]
  only: InboxView | undefined
  setOnly: (group: InboxView | undefined) => void
}

function Groups({ inbox, groups, only, setOnly }: GroupsProps) {
  const { counts, rows } = inbox
  const all = inboxGroups.reduce((sum, group) => sum + counts[group], 0)
  if (all === 0)
    return (
      <EmptyState title={t('inbox:emptyTitle')}>
        <p>{t('inbox:emptyText')}</p>
      </EmptyState>
    )
  const offered = inboxViews.filter((group) => counts[group] > 0 || group === only)
  const filled = groups.filter((group) => counts[group] > 0)
  return (
    <>
      <ChipToggles
        label={t('inbox:filter')}
        hideLabel
        max={1}
        options={offered.map((group) => ({ value: group, label: `${t(`inbox:group.${group}`)} ${counts[group]}` }))}
        values={only === undefined ? [] : [only]}
        onChange={(values) => setOnly(values[0])}
      />
      {filled.length === 0 && (
        <EmptyState title={t('inbox:nothingOpen')}>
          {only !== undefined && <Button onClick={() => setOnly(undefined)}>{t('inbox:showAll')}</Button>}
        </EmptyState>
      )}
      {filled.map((group) => (
        <section key={group} class="section" aria-labelledby={`inbox-${group}`}>
          <h2 id={`inbox-${group}`}>{t(`inbox:group.${group}`)}</h2>
          <GrowingRows class="inbox-rows" items={rows[group] ?? []}>
            {(row) => <InboxRow key={row.ref} row={row} today={today()} group={group} />}
          </GrowingRows>
        </section>
      ))}
    </>
  )
}
