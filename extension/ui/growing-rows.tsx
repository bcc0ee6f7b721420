/**
 * A long list of which only what is on screen is made: the next rows come when the end comes into view, or by the
 * button that stands there for the keyboard. Paper has no end to scroll to: there they stand at once.
 */
import { type ComponentChildren, options } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { t } from './words.ts'

const pageSize = 15
/** More rows than anybody reads on paper; a file has them all. */
const mostPrinted = 500

export function GrowingRows<T>(props: {
  items: readonly T[]
  class: string
  children: (item: T) => ComponentChildren
  /** The name of the list, where no heading names it. */
  label?: string
}) {
  const [shown, setShown] = useState(pageSize)
  const end = useRef<HTMLDivElement>(null)
  const { items } = props
  const more = items.length > shown
  // biome-ignore lint/correctness/useExhaustiveDependencies: an end still in view after a page of rows is to be seen anew
  useEffect(() => {
    const element = end.current
    if (!more || element === null) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setShown((count) => count + pageSize)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [more, shown])
  useEffect(() => {
    const all = () => atOnce(() => setShown((count) => Math.max(count, mostPrinted)))
    addEventListener('beforeprint', all)
    return () => removeEventListener('beforeprint', all)
  }, [])
  return (
    <>
      <ul class={props.class} aria-label={props.label}>
        {items.slice(0, shown).map(props.children)}
      </ul>
      {more && (
        <div ref={end} class="no-print">
          <Button block kind="quiet" onClick={() => setShown(shown + pageSize)}>
            {t('more')}
          </Button>
        </div>
      )}
      {more && <p class="print-only small">{t('rowsShown', { shown, total: items.length })}</p>}
    </>
  )
}

/** Renders what `change` asks for before it returns: the browser takes its picture for the printer right after. */
function atOnce(change: () => void): void {
  const usual = options.debounceRendering
  options.debounceRendering = (render) => render()
  change()
  if (usual === undefined) delete options.debounceRendering
  else options.debounceRendering = usual
}
