/** What went wrong with a list or an address: the problem, and the reason the reader gave, both in words. */
import { useRef, useState } from 'preact/hooks'
import { Problem } from '../../../shared/problem.ts'
import { type FileReason, reasonIn } from '../../../shared/protocol/import-reasons.ts'
import { Notice } from '../../ui/notice.tsx'
import { isTold, type ToldProblem, t } from '../../ui/words.ts'

type Trouble = { code: ToldProblem; detail?: string | undefined }

/** One piece of work at a time, with the trouble it met; what is no problem of the closed list is thrown on. */
export function useTrouble() {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined)
  const work = async (what: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setTrouble(undefined)
    try {
      await what()
    } catch (failure) {
      if (!(failure instanceof Problem) || !isTold(failure.code)) throw failure
      setTrouble({ code: failure.code, detail: failure.detail })
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { work, busy, trouble }
}

/** Spoken when it appears; shows nothing without trouble. */
export function ImportTrouble({ trouble }: { trouble: Trouble | undefined }) {
  if (trouble === undefined) return null
  const found = reasonIn(trouble.detail)
  return (
    <Notice tone="danger" title={t(`problem:${trouble.code}.title`)} live>
      {found !== undefined && <p>{reasonText(found.reason, found.place)}</p>}
      <p>{t(`problem:${trouble.code}.todo`)}</p>
    </Notice>
  )
}

function reasonText(reason: FileReason, place: string): string {
  return t(`imports:reason.${reason}`, { place })
}
