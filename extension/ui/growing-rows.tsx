/**
 * A long list of which only what is on screen is made: the next rows come when the end comes into view, or by the
 * button that stands there for the keyboard.
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { t } from './words.ts'

const pageSize = 15

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
  return (
    <>
      <ul class={props.class} aria-label={props.label}>
        {items.slice(0, shown).map(props.children)}
      </ul>
      {more && (
        <div ref={end}>
          <Button block kind="quiet" onClick={() => setShown(shown + pageSize)}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}
