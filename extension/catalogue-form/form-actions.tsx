/** What stands below each form of the settings: save, take back, and what a draft or a waiting change means. */
import { useRef, useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { isTold, t } from '../ui/words.ts'
import { EarlierVersions } from './earlier-versions.tsx'
import { OnItsWay } from './on-its-way.tsx'
import type { ThingForm } from './use-thing-form.ts'

type Props<T> = {
  thing: ThingForm<T>
  /** After a change was put down. */
  onSaved?: () => void
  /** False where the form shows a part of the thing alone: an earlier version would change what it does not show. */
  versions?: boolean
}

export function FormActions<T extends object>({ thing, onSaved, versions = true }: Props<T>) {
  const at = useRef<HTMLDivElement>(null)
  const [elsewhere, setElsewhere] = useState(false)
  const save = async () => {
    setElsewhere(false)
    if (await thing.save()) onSaved?.()
    else requestAnimationFrame(showFault)
  }
  // A draft of the network may be at fault in a part that another screen shows.
  const showFault = () => {
    const field = at.current?.closest('form, .wide-page')?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (field === null || field === undefined) setElsewhere(true)
    else field.focus()
  }
  return (
    <div class="stack" ref={at}>
      {thing.resumed && <Notice title={t('network:draftTitle')}>{t('network:draftText')}</Notice>}
      {elsewhere && (
        <Notice tone="danger" live title={t('network:faultTitle')}>
          {t('network:faultElsewhere')}
        </Notice>
      )}
      <ProblemNotice problem={thing.problem !== undefined && isTold(thing.problem) ? thing.problem : undefined} />
      <OnItsWay state={thing.onItsWay} />
      <div class="row">
        <Button kind="primary" icon="check" onClick={() => void save()}>
          {t('network:save')}
        </Button>
        {thing.dirty && (
          <Button kind="quiet" icon="undo" onClick={() => void thing.discard()}>
            {t('network:discard')}
          </Button>
        )}
      </div>
      {versions && <EarlierVersions thing={thing} />}
    </div>
  )
}
