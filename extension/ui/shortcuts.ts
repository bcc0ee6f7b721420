/**
 * Keyboard shortcuts as data: whoever is on screen lists what its keys do, one listener obeys, and the
 * help is made from the same list. Keys are written as a person reads them: `/`, `?`, `Alt+N`.
 */
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

type Shortcut = { keys: string; label: string; run: () => void }

/** What may be pressed now, in the order in which it appeared. */
export const shortcuts = signal<readonly Shortcut[]>([])

/**
 * Whether keys without Alt or Ctrl work outside fields. WCAG 2.2, 2.1.4: people who speak to their
 * computer must be able to switch them off.
 */
export const singleKeys = signal(true)

/** Binds a key while the component is on screen. */
export function useShortcut(keys: string, label: string, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const shortcut: Shortcut = { keys, label, run: () => latest.current() }
    shortcuts.value = [...shortcuts.value, shortcut]
    return () => {
      shortcuts.value = shortcuts.value.filter((each) => each !== shortcut)
    }
  }, [keys, label])
}

/** Whether a key press means these keys. Letters go by place on the keyboard, since Alt changes the character. */
export function pressed(keys: string, event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>) {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  if (event.altKey !== parts.includes('Alt') || event.ctrlKey !== parts.includes('Ctrl') || event.metaKey) return false
  if (parts.length === 1) return event.key === key
  return event.code === `Key${key}` || event.code === `Digit${key}` || event.key.toLowerCase() === key.toLowerCase()
}

/** Obeys the shortcuts until the returned function is called. */
export function listenForShortcuts(target: Document): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || target.querySelector('dialog[open]') !== null) return
    const found = shortcuts.value.findLast((each) => pressed(each.keys, event))
    if (found === undefined) return
    if (!found.keys.includes('+') && (!singleKeys.value || isTyping(event.target))) return
    event.preventDefault()
    found.run()
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox],[type=radio]), textarea, select')
}
