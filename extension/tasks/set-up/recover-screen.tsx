/** `/set-up/sheet`: an empty browser becomes a keeper of the organisation with nothing but the recovery sheet. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Problem } from '../../../shared/problem.ts'
import { recover } from '../../sync/recovery.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { CodeEntry } from './code-entry.tsx'
import { firstSync } from './first-sync.ts'
import { bareCode, codeLength } from './invitation-check.ts'
import { JoiningProblem } from './joining-problem.tsx'
import { Progress } from './progress.tsx'
import { ServerField } from './server-field.tsx'
import { sheetError, sheetHint } from './set-up-words.ts'
import { checkSheet, groupedSheet } from './sheet-check.ts'
import { useJoining } from './use-joining.ts'

export function RecoverScreen() {
  const [, navigate] = useLocation()
  const [joined, setJoined] = useState(false)
  const [misspelt, setMisspelt] = useState<string | undefined>(undefined)
  const joining = useJoining({
    codeFault: (code, tried) =>
      tried && bareCode(code).length === codeLength
        ? t('keys:qr.otherKindInvitation')
        : sheetError(checkSheet(code), tried),
    join: async (server, code, leaving) => {
      const { readSheet } = await import('../../crypto/recovery-sheet.ts')
      if ((await readSheet(code)) === undefined) {
        setMisspelt(bareCode(code))
        throw new Problem('sheet_invalid')
      }
      const { organisationName: organisation } = await recover(server, code, undefined, leaving)
      setJoined(true)
      await firstSync()
      announce(t('setUp:welcomeRecovered', { organisation }))
      navigate('/keys/devices/recovered', { replace: true })
    },
  })
  const { code } = joining
  return (
    <div class="page">
      <PageHeader title={t('setUp:sheetTitle')} onBack={() => navigate('/set-up')} />
      {joining.busy ? (
        <Progress joining={joined ? undefined : t('setUp:recovering')} />
      ) : (
        <>
          <p>{t('setUp:sheetIntro')}</p>
          <Form formRef={joining.form} onSubmit={() => void joining.submit()}>
            <JoiningProblem joining={joining} />
            <ServerField joining={joining} />
            <CodeEntry
              long
              label={t('setUp:sheetCode')}
              hint={sheetHint(checkSheet(code))}
              error={misspelt === bareCode(code) ? t('setUp:sheetUnreadable') : joining.errors.code}
              value={code}
              address="/set-up/sheet"
              onInput={joining.setCode}
              onBlur={() => joining.settle(groupedSheet)}
              onPicture={joining.takePicture}
            />
            <Button type="submit" kind="primary" block>
              {t('setUp:recover')}
            </Button>
          </Form>
          <a href="#/keys/lost">{t('keys:sheet.lostLink')}</a>
        </>
      )}
    </div>
  )
}
