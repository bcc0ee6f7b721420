/** `/waiting`: the device is enrolled, and a keeper has yet to admit it. Goes on by itself once that is done. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { deviceName } from '../../../shared/device-name.ts'
import { isVisible } from '../../platform/page.ts'
import { enrolment } from '../../store/enrolment.ts'
import { firstAddress } from '../../store/first-screen.ts'
import { useLive } from '../../store/live.ts'
import { admission, confirmRoot, waitingWords } from '../../sync/admission.ts'
import { syncNow } from '../../sync/sync.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SixWords } from '../../ui/six-words.tsx'
import { t } from '../../ui/words.ts'

/** How often is asked while somebody looks; news of the server comes sooner. */
const paceMs = 15_000

export function WaitingScreen() {
  const [, navigate] = useLocation()
  const [said, say] = useState(false)
  const known = useLive(async () => ({ device: await enrolment(), standing: await admission() }), [])
  // Asked on its own: the words take a moment to compute, and the way on must not wait for them.
  const shown = useLive(async () => ({ words: await waitingWords() }), [])
  useEffect(() => {
    const timer = setInterval(() => isVisible() && void syncNow(), paceMs)
    return () => clearInterval(timer)
  }, [])
  const standing = known?.standing
  useEffect(() => {
    if (standing === undefined || standing === 'waiting') return
    if (standing === 'admitted') announce(t('keys:waiting.done'))
    const next = standing === 'none' ? Promise.resolve('/set-up') : firstAddress()
    void next.then((address) => navigate(address, { replace: true }))
  }, [standing, navigate])
  if (known?.device === undefined || standing !== 'waiting') return <Loading />
  return (
    <div class="page">
      <PageHeader title={t('keys:waiting.title')} />
      <p>{t('keys:waiting.lead', { organisation: known.device.organisationName })}</p>
      <Notice>
        <p>{t('keys:waiting.todo')}</p>
        <p class="strong">{t('keys:waiting.name', { name: deviceName(known.device.deviceId) })}</p>
      </Notice>
      {shown !== undefined && shown.words === undefined && <p class="small muted">{t('keys:waiting.wordsLater')}</p>}
      {shown?.words !== undefined && (shown.words.needed || said) && (
        <Words words={shown.words.words} said={said} onSaid={() => say(true)} />
      )}
      {shown?.words !== undefined && !shown.words.needed && !said && (
        <Disclosure summary={t('keys:waiting.wordsOnRequest')}>
          <p>{t('keys:waiting.wordsOnRequestHint')}</p>
          <SixWords words={shown.words.words} label={t('keys:words')} />
        </Disclosure>
      )}
      <Loading label={t('keys:waiting.byItself')} delayMs={0} />
      <p>
        {t('keys:waiting.meanwhile')} <a href="#/">{t('keys:waiting.find')}</a>
      </p>
      <a href="#/keys/lost">{t('keys:waiting.nobody')}</a>
    </div>
  )
}

/** With a code of the operator nothing but these words says whose keys they are. */
function Words({ words, said, onSaid }: { words: readonly string[]; said: boolean; onSaid: () => void }) {
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (said) told.current?.focus()
  }, [said])
  return (
    <Card label={t('keys:waiting.wordsTitle')}>
      <h2>{t('keys:waiting.wordsTitle')}</h2>
      <p>{t('keys:waiting.wordsHint')}</p>
      <SixWords words={words} label={t('keys:words')} />
      {said ? (
        <p ref={told} tabIndex={-1} class="strong" role="status">
          {t('keys:waiting.wordsSaid')}
        </p>
      ) : (
        <div class="row">
          <Button
            kind="primary"
            icon="check"
            onClick={async () => {
              await confirmRoot()
              onSaid()
            }}
          >
            {t('keys:waiting.wordsSame')}
          </Button>
        </div>
      )}
      <p class="small">{t('keys:waiting.wordsOther')}</p>
    </Card>
  )
}
