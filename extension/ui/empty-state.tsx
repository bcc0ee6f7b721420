/** A place where nothing is, said in words, with what can be done about it. */
import type { ComponentChildren } from 'preact'

export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
