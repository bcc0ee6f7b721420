/** First use: an address and an invitation code make this browser a device of an organisation. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { enrol } from '../../sync/enrol.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { afterJoining } from './after-joining.ts'
import { CodeEntry } from './code-entry.tsx'
import { firstSync } from './first-sync.ts'
import { bareCode, checkCode, groupedCode } from './invitation-check.ts'
import { JoiningProblem } from './joining-problem.tsx'
import { Progress } from './progress.tsx'
import { ServerField } from './server-field.tsx'
import { codeError, codeHint } from './set-up-words.ts'
import { sheetLength } from './sheet-check.ts'
import { useJoining } from './use-joining.ts'

export function SetUpScreen() {
  const [, navigate] = useLocation()
  const [joined, setJoined] = useState(false)
  const joining = useJoining({
    codeFault: (code, tried) =>
      bareCode(code).length === sheetLength ? t('keys:qr.otherKindSheet') : codeError(checkCode(code), tried),
    join: async (server, code, leaving) => {
      const { organisationName: organisation } = await enrol(server, code, undefined, leaving)
      setJoined(true)
      await firstSync()
      const next = await afterJoining()
      announce(t(next === '/waiting' ? 'setUp:welcomeWaiting' : 'setUp:welcome', { organisation }))
      navigate(next, { replace: true })
    },
  })
  const { present, code } = joining
  return (
    <div class="page">
      <PageHeader title={t('setUp:title')} />
      {joining.busy ? (
        <Progress joining={joined ? undefined : t('setUp:working')} />
      ) : (
        <>
          {present !== undefined && (
            <Notice title={t('setUp:already', { organisation: present.organisationName })}>
              <p>{t('setUp:alreadyHint')}</p>
              <a href="#/">{t('setUp:toFind')}</a>
            </Notice>
          )}
          <p>{t('setUp:intro')}</p>
          <Form formRef={joining.form} onSubmit={() => void joining.submit()}>
            <JoiningProblem joining={joining} />
            <ServerField joining={joining} />
            <CodeEntry
              label={t('setUp:code')}
              hint={codeHint(checkCode(code))}
              error={joining.errors.code}
              value={code}
              address="/set-up"
              onInput={joining.setCode}
              onBlur={() => joining.settle(groupedCode)}
              onPicture={joining.takePicture}
            />
            <Button type="submit" kind="primary" block>
              {t('setUp:start')}
            </Button>
          </Form>
          <p class="small muted">{t('setUp:privacy')}</p>
          <a href="#/set-up/sheet">{t('setUp:bySheet')}</a>
        </>
      )}
    </div>
  )
}
