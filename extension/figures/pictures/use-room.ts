/** The room a picture has: its width, and how large text is there. Drawn anew when either changes, and for paper. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** In CSS pixels; `em` is the size of the picture's own text. */
export type Room = { width: number; em: number }

/** What is left of A4 within margins of 15 mm, at 96 pixels per inch. */
const paperWidth = 680

/** Undefined until the element stands on the page. */
export function useRoom(frame: RefObject<HTMLElement | null>): Room | undefined {
  const [room, setRoom] = useState<Room>()
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = (widest = Number.POSITIVE_INFINITY) => {
      const width = Math.min(Math.floor(element.clientWidth), widest)
      // Not laid out yet, or in a part that is not shown.
      if (width <= 0) return
      const em = Number.parseFloat(getComputedStyle(element).fontSize)
      setRoom((before) => (before?.width === width && before.em === em ? before : { width, em }))
    }
    const forPaper = () => measure(paperWidth)
    const forScreen = () => measure()
    measure()
    const observer = new ResizeObserver(forScreen)
    observer.observe(element)
    // A larger text leaves the width as it is: the first child is one em wide.
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild)
    addEventListener('beforeprint', forPaper)
    addEventListener('afterprint', forScreen)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', forPaper)
      removeEventListener('afterprint', forScreen)
    }
  }, [frame])
  return room
}
