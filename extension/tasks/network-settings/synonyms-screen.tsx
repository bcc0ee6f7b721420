/** The network's own words: whoever types one of them finds the kinds of offer it stands for. */
import { useState } from 'preact/hooks'
import { v7 as uuidv7 } from 'uuid'
import { ListOnItsWay } from '../../catalogue-form/on-its-way.tsx'
import { useLive } from '../../store/live.ts'
import { readSynonyms, type SynonymGroup } from '../../store/network-settings.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { label, t } from '../../ui/words.ts'
import { SynonymForm } from './synonym-form.tsx'

export function SynonymsScreen() {
  const groups = useLive(readSynonyms, [])
  const [typed, type] = useState('')
  const [open, setOpen] = useState<string | undefined>(undefined)
  if (groups === undefined) return <Loading />
  const wanted = typed.trim().toLowerCase()
  const shown = groups.filter(({ words }) => words.some((word) => word.toLowerCase().includes(wanted)))
  return (
    <>
      <PageHeader title={t('network:synonymsTitle')} />
      <p>{t('network:synonymsLead')}</p>
      <div class="row">
        <Button icon="plus" onClick={() => setOpen(uuidv7())}>
          {t('network:synonymAdd')}
        </Button>
      </div>
      <ListOnItsWay kind="synonyms" />
      {groups.length > 8 && <TextField label={t('network:synonymSearch')} value={typed} onInput={type} />}
      {open !== undefined && !groups.some(({ id }) => id === open) && (
        <SynonymForm key={open} id={open} group={undefined} onDone={() => setOpen(undefined)} />
      )}
      {groups.length === 0 && open === undefined && (
        <EmptyState title={t('network:synonymsNone')}>
          <p>{t('network:synonymsNoneText')}</p>
        </EmptyState>
      )}
      <ul class="stack">
        {shown.map((group) => (
          <li key={group.id}>
            {open === group.id ? (
              <SynonymForm id={group.id} group={group} onDone={() => setOpen(undefined)} />
            ) : (
              <GroupRow group={group} onOpen={() => setOpen(group.id)} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function GroupRow({ group, onOpen }: { group: SynonymGroup; onOpen: () => void }) {
  const words = group.words.join(', ')
  return (
    <div class="card">
      <div class="row-between">
        <div class="grow">
          <p>{words}</p>
          <p class="small muted">{group.offerTypes.map((type) => label('offerType', type)).join(', ')}</p>
        </div>
        <Button small icon="edit" onClick={onOpen}>
          {t('network:edit')}
          <span class="visually-hidden"> {words}</span>
        </Button>
      </div>
    </div>
  )
}
