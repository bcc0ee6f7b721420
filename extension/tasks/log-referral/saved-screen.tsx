/**
 * `/saved/:ref`: the hand-over code for the family and the file note for the case software, taken along
 * by one key; what the receiver gets, the sheet to print, a link to answer with; then back to the search.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { windows1252Bytes } from '../../../shared/file-note/windows-1252.ts'
import type { ProblemCode } from '../../../shared/problem.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { authorEvent } from '../../events/author.ts'
import { lockState } from '../../keys/lock.ts'
import { today } from '../../platform/clock.ts'
import { openTab } from '../../platform/tabs.ts'
import { codeOf } from '../../store/kept-form.ts'
import { useLive } from '../../store/live.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { CopyBlock, copyAndTell } from '../../ui/copy-block.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { singleKeys, useShortcut } from '../../ui/shortcuts.ts'
import { locale, t } from '../../ui/words.ts'
import { AnswerLinkCard } from './answer-link.tsx'
import { readSaved, type SavedReferral } from './read-saved.ts'
import { ReferralGone } from './referral-gone.tsx'
import { undoMs } from './save.ts'
import './log-referral.css'

export function SavedScreen({ referralRef }: { referralRef: string }) {
  const known = useLive(async () => ({ saved: await readSaved(referralRef, locale()) }), [referralRef, lockState.value])
  if (known === undefined) return <Loading />
  return known.saved === undefined ? <ReferralGone /> : <Saved saved={known.saved} />
}

function Saved({ saved }: { saved: SavedReferral }) {
  const { state, note, answerServer } = saved
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const block = useRef<HTMLDivElement>(null)
  const code = handoverCode(state.ref)
  const area = () => block.current?.querySelector('textarea') ?? null
  const copy = () => void copyAndTell(note, area())
  useShortcut('c', t('log:copyShortcut'), copy)
  useEffect(() => {
    const noteArea = block.current?.querySelector('textarea')
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey || !singleKeys.value) return
      event.preventDefault()
      void copyAndTell(noteArea?.value ?? '', noteArea ?? null)
    }
    noteArea?.addEventListener('keydown', onKey)
    noteArea?.focus({ preventScroll: true })
    return () => noteArea?.removeEventListener('keydown', onKey)
  }, [])
  const unmet = state.kind === 'unmet_need'
  return (
    <div class="page">
      <PageHeader title={t(unmet ? 'log:savedUnmetTitle' : 'log:savedTitle')} />
      {!unmet && (
        <div class="section">
          <p class="field-label">{t('log:handoverCode')}</p>
          <p class="handover-code">{code}</p>
          <p class="small">{t('log:handoverHint')}</p>
          <TravelLine saved={saved} />
          <div class="row">
            <Button icon="note" onClick={() => void openTab(`print.html#/sheet/${state.ref}`)}>
              {t('log:printSheet')}
            </Button>
          </div>
        </div>
      )}
      <div ref={block} class="section">
        <CopyBlock
          label={t('log:note')}
          text={note}
          keyHint="c"
          file={{ name: `${t('note:fileName')}-${code}.txt`, bytes: () => windows1252Bytes(note) }}
        />
        <p class="small">{t('log:noteHint')}</p>
      </div>
      {answerServer !== undefined && <AnswerLinkCard saved={saved} server={answerServer} />}
      <ProblemNotice problem={problem} />
      <div class="row">
        {state.noteFiled ? (
          <span class="small">{t('log:noteFiledAlready')}</span>
        ) : (
          <Button icon="check" onClick={() => recordFiled(state.ref).catch((failure) => setProblem(codeOf(failure)))}>
            {t('log:noteFiled')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => navigate(`/referrals/${state.ref}`)}>
          {t('log:openReferral')}
        </Button>
        <Button kind="quiet" icon="search" onClick={() => navigate('/')}>
          {t('log:toSearch')}
        </Button>
      </div>
    </div>
  )
}

/** One sentence on what the receiver gets; nothing where it gets nothing. */
function TravelLine({ saved: { told, receiver } }: { saved: SavedReferral }) {
  if (told.length === 0) return null
  const what = told.map((each) => t(`log:told.${each}`)).join(', ')
  return <p class="small">{t('log:savedTold', { provider: receiver?.name ?? t('log:theReceiver'), what })}</p>
}

async function recordFiled(ref: string): Promise<void> {
  await authorEvent({ type: 'note_filed', facts: { on: today() }, ref }, { holdMs: undoMs })
  announce(t('log:noteFiledDone'))
}
