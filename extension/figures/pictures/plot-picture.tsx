/**
 * Pictures that Observable Plot draws. Plot comes only when one is shown, so that nobody else pays for it. Its own
 * style sheet is taken out before the picture stands on the page: the extension allows none within a page, and the
 * few rules it has stand in figures.css.
 */
import type { PlotOptions } from '@observablehq/plot'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Loading } from '../../ui/loading.tsx'
import { Canvas, type Paint } from './canvas.tsx'

/** The library, once it is there: only its types may be imported before. */
export type Plot = typeof import('@observablehq/plot')
/** What a kind gives to Plot; size of text and names of classes are the same for all. */
export type Draw = (plot: Plot, paint: Paint) => PlotOptions

let loaded: Plot | undefined

/** @param props.sentence the text alternative @param props.draw called anew whenever room or text size change */
export function PlotPicture({ sentence, draw }: { sentence: string; draw: Draw }) {
  const [plot, setPlot] = useState(loaded)
  useEffect(() => {
    if (plot !== undefined) return
    let gone = false
    void import('@observablehq/plot').then((module) => {
      loaded = module
      if (!gone) setPlot(module)
    })
    return () => {
      gone = true
    }
  }, [plot])
  if (plot === undefined) return <Loading />
  return (
    <Canvas sentence={sentence} draw={(paint) => <Drawn options={draw(plot, paint)} plot={plot} paint={paint} />} />
  )
}

function Drawn({ options, plot, paint }: { options: PlotOptions; plot: Plot; paint: Paint }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const picture = plot.plot({
      className: 'plot',
      width: paint.room.width,
      style: { fontSize: `${paint.room.em}px` },
      ...options,
    })
    for (const style of picture.querySelectorAll('style')) style.remove()
    // Plot names its marks in English; the frame around tells the sentence instead.
    for (const mark of picture.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label')
    place.current?.replaceChildren(picture)
  })
  return <div ref={place} />
}
