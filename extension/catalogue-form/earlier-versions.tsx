/** What a setting said before, by when and by whom: asked for when somebody wants it, put into the form by one press. */
import { useState } from 'preact/hooks'
import { catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import type { HistoryVersion } from '../../shared/protocol/edits.ts'
import { useLive } from '../store/live.ts'
import { readEditingGround } from '../store/offer-editing.ts'
import { fieldsOf } from '../store/settled-edit.ts'
import { readHistory } from '../sync/history.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { instantText } from '../ui/days.ts'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { useWork } from '../ui/use-work.ts'
import { isWord, t } from '../ui/words.ts'
import { asBefore, changedFields } from './thing-form.ts'
import type { ThingForm } from './use-thing-form.ts'

export function EarlierVersions<T extends object>({ thing }: { thing: ThingForm<T> }) {
  const [versions, setVersions] = useState<HistoryVersion[] | undefined>(undefined)
  const { run, busy, problem } = useWork()
  const ground = useLive(readEditingGround, [])
  const take = (data: unknown) => {
    const read = catalogueSchemas[thing.kind].safeParse(data)
    if (!read.success) return
    thing.change(asBefore(thing.form, read.data))
    announce(t('network:versionTaken'))
  }
  if (versions === undefined)
    return (
      <div class="row no-print">
        <ProblemNotice problem={problem} />
        <Button
          kind="quiet"
          icon="clock"
          unavailable={busy}
          onClick={() => void run(async () => setVersions(await readHistory(thing.kind, thing.item)))}
        >
          {t('network:versions')}
        </Button>
      </div>
    )
  return (
    <section class="section no-print" aria-label={t('network:versions')}>
      <h2>{t('network:versions')}</h2>
      <ol class="stack">
        {versions.map((version, at) => (
          <li key={version.n} class="row-between earlier-version">
            <span class="grow">
              {t('network:versionLine', {
                when: instantText(version.at),
                who: ground?.organisations.get(version.by ?? '')?.name ?? t('network:versionByServer'),
              })}
              <span class="small muted"> {changedText(versions[at + 1]?.data, version.data)}</span>
            </span>
            {at === 0 && <span class="small muted">{t('network:versionNow')}</span>}
            {at > 0 && version.data !== null && (
              <Button small onClick={() => take(version.data)}>
                {t('network:versionTake')}
                <span class="visually-hidden"> {instantText(version.at)}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Which fields the version changed, in words; the first one is told as such. */
function changedText(before: unknown, after: unknown): string {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  if (now === undefined) return t('network:versionRemoved')
  if (old === undefined) return t('network:versionFirst')
  return changedFields(old, now).map(fieldName).join(', ')
}

function fieldName(field: string): string {
  const key = `network:settingNames.${field}`
  return isWord(key) ? t(key) : field
}
