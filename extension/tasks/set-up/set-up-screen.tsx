/** First use: an address and an invitation code make this browser a device of an organisation. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { policy } from '../../platform/policy.ts'
import { readCounts } from '../../store/catalogue.ts'
import { type Enrolment, enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { enrol } from '../../sync/enrol.ts'
import { syncNow } from '../../sync/sync.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { checkCode, groupedCode } from './invitation-check.ts'
import { codeError, codeHint, serverError } from './set-up-words.ts'

type Progress = 'asking' | 'enrolling' | 'loading'

export function SetUpScreen() {
  const [, navigate] = useLocation()
  const present = useLive(async () => ({ enrolment: await enrolment() }), [])?.enrolment
  const fixed = policy.value.serverAddress
  const [typedServer, setServer] = useState<string | undefined>(undefined)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [progress, setProgress] = useState<Progress>('asking')
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const form = useRef<HTMLFormElement>(null)
  const server = fixed ?? typedServer ?? present?.server ?? ''
  const check = checkCode(code)
  const errors = { server: tried ? serverError(server) : undefined, code: codeError(check, tried) }

  const submit = async () => {
    setTried(true)
    setProblem(undefined)
    if (serverError(server) !== undefined || codeError(check, true) !== undefined) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    setProgress('enrolling')
    try {
      const done = await enrol(server, code)
      setProgress('loading')
      await syncNow()
      arrive(done)
    } catch (failure) {
      setProgress('asking')
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
    }
  }
  const arrive = (done: Enrolment) => {
    announce(t('setUp:welcome', { organisation: done.organisationName }))
    navigate('/', { replace: true })
  }

  return (
    <div class="page">
      <PageHeader title={t('setUp:title')} />
      {present !== undefined && progress === 'asking' && (
        <Notice title={t('setUp:already', { organisation: present.organisationName })}>
          <p>{t('setUp:alreadyHint')}</p>
          <a href="#/">{t('setUp:toFind')}</a>
        </Notice>
      )}
      {progress === 'asking' ? (
        <>
          <p>{t('setUp:intro')}</p>
          <form
            ref={form}
            class="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void submit()
            }}
          >
            {problem !== undefined && (
              <Notice tone="danger" title={t(`problem:${problem}.title`)} live>
                <p>{t(`problem:${problem}.todo`)}</p>
              </Notice>
            )}
            <TextField
              label={t('setUp:server')}
              hint={fixed === undefined ? t('setUp:serverHint') : t('setUp:serverFixed')}
              error={errors.server}
              value={server}
              readOnly={fixed !== undefined}
              inputMode="url"
              code
              onInput={setServer}
            />
            <TextField
              label={t('setUp:code')}
              hint={codeHint(check)}
              error={errors.code}
              value={code}
              maxLength={200}
              code
              onInput={setCode}
              onBlur={() => setCode(groupedCode(code))}
            />
            <Button type="submit" kind="primary" block>
              {t('setUp:start')}
            </Button>
          </form>
          <p class="small muted">{t('setUp:privacy')}</p>
        </>
      ) : (
        <Waiting progress={progress} />
      )}
    </div>
  )
}

/** The catalogue comes in one piece or many; the count shows that it moves. */
function Waiting({ progress }: { progress: Progress }) {
  const counts = useLive(readCounts, [])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const label =
    progress === 'enrolling'
      ? t('setUp:working')
      : counts === undefined || counts.offers === 0
        ? t('setUp:workingCatalogue')
        : t('setUp:workingCatalogueCount', { count: counts.offers })
  return (
    <div ref={place} tabIndex={-1}>
      <Loading label={label} delayMs={0} />
    </div>
  )
}
