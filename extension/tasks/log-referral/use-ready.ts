/**
 * A form that was begun from the list opens where it is finished: at the button that saves it, or at the needs where
 * none is known. Once; who comes back to it reads it from its top, as any other.
 */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { readyDraft } from '../../store/draft-prefill.ts'

/**
 * @param form the form on the screen
 * @param needsKnown whether nothing is left to be asked
 * @returns whether this form was opened so, and must say what it would save; and where its button goes
 */
export function useReady(draftId: string, form: RefObject<HTMLFormElement | null>, needsKnown: boolean) {
  const saveRef = useRef<HTMLButtonElement>(null)
  const [ready] = useState(() => readyDraft.peek() === draftId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form appears
  useEffect(() => {
    if (!ready) return
    readyDraft.value = undefined
    if (needsKnown) focusInPlace(saveRef.current)
    else form.current?.querySelector<HTMLElement>('.chip')?.focus()
  }, [])
  return { ready, saveRef }
}

/** The button stands at the lower edge already, so the form stays at its top; where a low panel lets it scroll, it follows. */
function focusInPlace(button: HTMLElement | null): void {
  button?.focus({ preventScroll: true })
  if (button !== null && button.getBoundingClientRect().bottom > innerHeight) button.scrollIntoView({ block: 'end' })
}
