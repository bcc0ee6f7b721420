/** Saves once however often the key is pressed, tells so with a way back, and says what went wrong. */
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { ProblemCode } from '../../../shared/problem.ts'
import { codeOf } from '../../store/kept-form.ts'
import { announce } from '../../ui/announce.ts'
import { t } from '../../ui/words.ts'
import { type Saved, undoMs } from './save.ts'

/** @param address of the form, to which undoing leads back */
export function useSaving(address: string) {
  const [, navigate] = useLocation()
  const running = useRef(false)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const save = async (write: () => Promise<Saved>, told: string) => {
    if (running.current) return
    running.current = true
    setSaving(true)
    try {
      const { ref, undo } = await write()
      setProblem(undefined)
      navigate(`/saved/${ref}`)
      announce(told, { undo: () => void takeBack(undo), durationMs: undoMs })
    } catch (failure) {
      setProblem(codeOf(failure))
    } finally {
      running.current = false
      setSaving(false)
    }
  }
  const takeBack = async (undo: Saved['undo']) => {
    if (await undo()) {
      announce(t('log:undone'))
      navigate(address)
    } else announce(t('log:undoTooLate'))
  }
  return { save, saving, problem }
}
