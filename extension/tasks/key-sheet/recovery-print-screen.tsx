/**
 * `print.html#/recovery`: a sheet is made in this tab, printed, and holds only once six of its characters were
 * typed back from the paper. It is kept nowhere: closing the tab before that leaves everything as it was.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Sheet } from '../../crypto/recovery-sheet.ts'
import { today } from '../../platform/clock.ts'
import { say } from '../../platform/messages.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { confirmSheet, prepareSheet } from '../../sync/recovery.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { SheetPaper } from './sheet-paper.tsx'
import { chosenPlaces, type Place } from './typed-back.ts'
import { TypedBackForm } from './typed-back-form.tsx'
import './key-sheet.css'

type Made = { sheet: Sheet; places: readonly Place[] }

export function RecoveryPrintScreen() {
  const device = useLive(() => enrolment(), [])
  const [made, setMade] = useState<Made | undefined>(undefined)
  const [printed, setPrinted] = useState(false)
  const [holds, setHolds] = useState(false)
  const second = useRef<HTMLHeadingElement>(null)
  const making = useWork()
  const confirming = useWork()
  const { run } = making
  // biome-ignore lint/correctness/useExhaustiveDependencies: one sheet for each opening of the tab
  useEffect(() => {
    void run(async () => {
      const sheet = await prepareSheet()
      setMade({ sheet, places: chosenPlaces(sheet.code) })
    })
  }, [])
  useEffect(() => {
    if (printed) second.current?.focus()
  }, [printed])
  const print = () => {
    window.print()
    setPrinted(true)
  }
  const confirm = (sheet: Sheet) =>
    void confirming.run(async () => {
      await confirmSheet(sheet)
      say('written')
      setHolds(true)
    })
  return (
    <>
      <div class="print-controls">
        <PageHeader title={t('keys:sheet.title')} />
        <ProblemNotice problem={making.problem} />
        {made === undefined && making.busy && <Loading label={t('keys:print.making')} />}
        {holds ? (
          <Holds />
        ) : (
          made !== undefined && (
            <>
              <section class="section">
                <h2>{t('keys:print.step1')}</h2>
                <p>{t('keys:print.step1Text')}</p>
                <div class="row">
                  <Button kind={printed ? 'secondary' : 'primary'} icon="note" onClick={print}>
                    {t('keys:print.print')}
                  </Button>
                  {!printed && (
                    <Button kind="quiet" onClick={() => setPrinted(true)}>
                      {t('keys:print.printed')}
                    </Button>
                  )}
                </div>
              </section>
              {printed && (
                <section class="section">
                  <h2 ref={second} tabIndex={-1}>
                    {t('keys:print.step2')}
                  </h2>
                  <p>{t('keys:print.step2Text')}</p>
                  <TypedBackForm
                    code={made.sheet.code}
                    places={made.places}
                    busy={confirming.busy}
                    onRight={() => confirm(made.sheet)}
                  />
                  <ProblemNotice problem={confirming.problem} />
                </section>
              )}
            </>
          )
        )}
      </div>
      {made !== undefined && device !== undefined && !holds && (
        // Once printed it is typed back from the paper, so the screen no longer shows it.
        <div class={printed ? 'only-printed' : undefined}>
          <SheetPaper
            code={made.sheet.code}
            organisation={device.organisationName}
            server={device.server}
            day={today()}
          />
        </div>
      )}
    </>
  )
}

function Holds() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} class="section">
      <Notice tone="success" title={t('keys:print.doneTitle')} live>
        <p>{t('keys:print.done')}</p>
        <p>{t('keys:print.doneSent')}</p>
        <p>{t('keys:print.close')}</p>
      </Notice>
    </div>
  )
}
