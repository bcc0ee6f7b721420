/**
 * This device no longer belongs to its organisation: what no waiting mends. Says why, above every screen, and lets
 * the person take along what was not delivered.
 */
import type { ProblemCode } from '../../shared/problem.ts'
import { exportUndelivered } from '../store/export.ts'
import { syncStatus } from '../sync/status.ts'
import { Button } from '../ui/button.tsx'
import { saveFile } from '../ui/copy.ts'
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'

const endings: readonly ProblemCode[] = ['device_revoked', 'token_reused', 'unauthenticated', 'keys_missing']

/** Whether a problem of sync is one of those after which this device's part is over. */
export function isEnding(problem: ProblemCode | undefined): problem is ProblemCode {
  return problem !== undefined && endings.includes(problem)
}

/** Shows nothing while sync goes on, or stopped for what waiting mends. */
export function EndedNotice() {
  const { problem, undelivered } = syncStatus.value
  if (!isEnding(problem)) return null
  return (
    <Notice tone="danger" title={t(`problem:${problem}.title`)} live>
      <p>{t(`problem:${problem}.todo`)}</p>
      <div class="row">
        {undelivered > 0 && (
          <Button
            small
            icon="download"
            onClick={async () => saveFile('kettenglied.json', await exportUndelivered(), 'application/json')}
          >
            {t('saveAsFile')}
          </Button>
        )}
        <a class="small" href="#/set-up">
          {t('settingsSetUp')}
        </a>
      </div>
    </Notice>
  )
}
