/** What no field can put right while a device joins, and the way on where there is one. */
import { useState } from 'preact/hooks'
import { exportUndelivered } from '../../store/export.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/copy.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import type { Joining } from './use-joining.ts'

export function JoiningProblem({ joining }: { joining: Joining }) {
  const { formProblem } = joining
  // Only a sheet is compared with what the server shows before anything is kept.
  if (formProblem === 'key_changed')
    return (
      <Notice tone="danger" title={t('setUp:sheetOtherKeysTitle')} live>
        <p>{t('setUp:sheetOtherKeys')}</p>
      </Notice>
    )
  if (formProblem === 'undelivered_left') return <Left onSaved={() => void joining.submit('undelivered')} />
  return <ProblemNotice problem={formProblem} />
}

/** What can never be delivered, as after its organisation lost its keys, must not hold a device for ever. */
function Left({ onSaved }: { onSaved: () => void }) {
  const [saved, setSaved] = useState(false)
  const save = async () => {
    saveFile('kettenglied.json', await exportUndelivered(), 'application/json')
    setSaved(true)
  }
  return (
    <Notice tone="danger" title={t('problem:undelivered_left.title')} live>
      <p>{t('problem:undelivered_left.todo')}</p>
      <p>{t('setUp:leftHint')}</p>
      <div class="row">
        <Button small icon="download" onClick={() => void save()}>
          {t('saveAsFile')}
        </Button>
        {saved && (
          <Button small kind="danger" onClick={onSaved}>
            {t('setUp:leftSaved')}
          </Button>
        )}
      </div>
    </Notice>
  )
}
