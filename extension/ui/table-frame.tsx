/** A table that may be wider than the page: it scrolls inside this frame, by keyboard too, and prints whole. */
import type { ComponentChildren } from 'preact'

/** @param label what the table shows; names the region that takes the focus */
export function TableFrame({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="table-frame" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
