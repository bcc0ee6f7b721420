/** `/keys/try`: once a year the sheet from the safe is typed or scanned: it can be read, it holds, it opens the keys. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { readCodePicture } from '../../../shared/protocol/code-picture.ts'
import { lastSaid } from '../../../shared/protocol/last-said.ts'
import { dayOf } from '../../platform/clock.ts'
import { ownKeyLog } from '../../store/key-logs.ts'
import { useLive } from '../../store/live.ts'
import { trySheet } from '../../sync/recovery.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { focusFault } from '../../ui/focus-fault.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { CodeEntry } from './code-entry.tsx'
import { sheetError, sheetHint } from './set-up-words.ts'
import { checkSheet, groupedSheet } from './sheet-check.ts'

export function TrySheetScreen() {
  const [, navigate] = useLocation()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState<string | undefined>(undefined)
  const [misspelt, setMisspelt] = useState(false)
  const [right, setRight] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { run, busy, problem } = useWork()
  const typed = readCodePicture(code)?.code ?? code
  const fault = sheetError(checkSheet(typed), tried !== undefined)
  const submit = async () => {
    setTried(typed)
    setMisspelt(false)
    if (sheetError(checkSheet(typed), true) !== undefined) return focusFault(form)
    const { readSheet } = await import('../../crypto/recovery-sheet.ts')
    if ((await readSheet(typed)) === undefined) {
      setMisspelt(true)
      return focusFault(form)
    }
    if (await run(() => trySheet(typed))) setRight(true)
  }
  const back = () => navigate('/keys/sheet')
  return (
    <div class="page">
      <PageHeader title={t('keys:try.title')} onBack={back} backLabel={t('keys:try.toSheet')} />
      {right ? (
        <Right onDone={back} />
      ) : (
        <>
          <p>{t('keys:try.intro')}</p>
          <Form formRef={form} onSubmit={() => void submit()}>
            {problem === 'sheet_invalid' ? tried === typed && <Wrong /> : <ProblemNotice problem={problem} />}
            <CodeEntry
              long
              label={t('setUp:sheetCode')}
              hint={sheetHint(checkSheet(typed))}
              error={misspelt && tried === typed ? t('setUp:sheetUnreadable') : fault}
              value={code}
              address="/keys/try"
              onInput={setCode}
              onBlur={() => setCode(groupedSheet(typed))}
              onPicture={(picture) => {
                setCode(groupedSheet(picture.code))
                return undefined
              }}
            />
            <Button type="submit" kind="primary" block unavailable={busy}>
              {t(busy ? 'keys:try.busy' : 'keys:try.do')}
            </Button>
          </Form>
        </>
      )}
    </div>
  )
}

function Right({ onDone }: { onDone: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} class="section">
      <Notice tone="success" title={t('keys:try.rightTitle')} live>
        <p>{t('keys:try.right')}</p>
      </Notice>
      <div class="row">
        <Button onClick={onDone}>{t('keys:try.toSheet')}</Button>
      </div>
    </div>
  )
}

/** With the day of the one that holds: several may lie in the safe. */
function Wrong() {
  const since = useLive(async () => lastSaid((await ownKeyLog())?.statements ?? [], 'recovery'), [])
  return (
    <Notice tone="danger" title={t('keys:try.wrongTitle')} live>
      <p>{t('keys:try.wrong')}</p>
      {since !== undefined && <p>{t('keys:try.wrongDay', { day: dayText(dayOf(new Date(since))) })}</p>}
    </Notice>
  )
}
