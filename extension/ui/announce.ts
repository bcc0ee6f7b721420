/** The one messenger: short confirmations, spoken politely and shown at the lower edge, some with a way back. */
import { signal } from '@preact/signals'

export type Message = {
  id: number
  text: string
  undo?: { label?: string; run: () => void }
  /** Spoken only: for changes the eye sees anyway, such as a count of results. */
  silent: boolean
}

export const messages = signal<readonly Message[]>([])

let last = 0

/**
 * Tells the reader something. It goes by itself after `durationMs` (6 s; 10 s with `undo`), sooner by
 * `dismiss`. There is no countdown in words: a screen reader would speak every second.
 */
export function announce(
  text: string,
  options: { undo?: () => void; undoLabel?: string; durationMs?: number; silent?: boolean } = {},
): number {
  last += 1
  const id = last
  const undo =
    options.undo === undefined
      ? {}
      : { undo: { run: options.undo, ...(options.undoLabel === undefined ? {} : { label: options.undoLabel }) } }
  messages.value = [...messages.value.slice(-2), { id, text, silent: options.silent ?? false, ...undo }]
  setTimeout(() => dismiss(id), options.durationMs ?? (options.undo === undefined ? 6_000 : 10_000))
  return id
}

/** Takes a message away before its time; what it offered to undo stays done. */
export function dismiss(id: number): void {
  messages.value = messages.value.filter((message) => message.id !== id)
}

/** Nothing that was told stands any longer: the next person at this computer is another one. */
export function dismissAll(): void {
  messages.value = []
}
