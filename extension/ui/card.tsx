/** A surface that holds what belongs together. `label` makes it a named region for screen readers. */
import type { ComponentChildren } from 'preact'

export function Card({ children, label }: { children: ComponentChildren; label?: string }) {
  if (label === undefined) return <div class="card">{children}</div>
  return (
    <section class="card" aria-label={label}>
      {children}
    </section>
  )
}
