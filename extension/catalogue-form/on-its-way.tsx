/** Tells that a change of the settings waits for the server, or for the person: then it leads to where that is decided. */
import type { EditableKind } from '../../shared/protocol/catalogue.ts'
import { pendingEdits } from '../store/edits.ts'
import { useLive } from '../store/live.ts'
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'
import type { ThingForm } from './use-thing-form.ts'

/** Over one thing's form; shows nothing where no change of it is under way. */
export function OnItsWay({ state }: { state: ThingForm<object>['onItsWay'] }) {
  if (state === 'no') return null
  if (state === 'waiting') return <Notice>{t('network:waiting')}</Notice>
  return (
    <Notice tone="warning" title={t('network:stuckTitle')}>
      <p>
        <a href="#/offers/pending">{t('network:stuckLink')}</a>
      </p>
    </Notice>
  )
}

/** The same over a list of things, of which new ones are not in the catalogue yet. */
export function ListOnItsWay({ kind }: { kind: EditableKind }) {
  const edits = useLive(async () => (await pendingEdits()).filter((edit) => edit.kind === kind), [kind])
  if (edits === undefined || edits.length === 0) return null
  return <OnItsWay state={edits.every(({ state }) => state === 'waiting') ? 'waiting' : 'stuck'} />
}
