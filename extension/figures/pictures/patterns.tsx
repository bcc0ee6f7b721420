/**
 * What tells parts of a picture apart without colour: hatching for what is not shown, and four looks by how sure an
 * outcome is. A second part of the same look gets another pattern on the same ground.
 */
import type { ComponentChildren } from 'preact'
import { t } from '../../ui/words.ts'

const patternNames = [
  'hidden',
  'strong-1',
  'strong-2',
  'weak-0',
  'weak-1',
  'weak-2',
  'broken-0',
  'broken-1',
  'broken-2',
] as const
export type PatternName = (typeof patternNames)[number] | 'none-1' | 'none-2'
export type PatternUrl = (name: PatternName) => string

/** How the shapes of one picture name its patterns. @param id as given to its `Patterns` */
export function patternUrl(id: string): PatternUrl {
  return (name) => `url(#${id}-${name})`
}

/** Patterns are found by id, so each picture brings its own. */
export function Patterns({ id }: { id: string }) {
  const one = (name: PatternName, size: number, children: ComponentChildren, turned = 0) => (
    <pattern
      id={`${id}-${name}`}
      class={`figure-pattern figure-pattern-${name.split('-')[0]}`}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={turned === 0 ? undefined : `rotate(${turned})`}
    >
      {children}
    </pattern>
  )
  const line = <path d="M0 0v40" />
  const dot = <circle cx="3" cy="3" r="1" />
  return (
    <svg class="picture-patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {one('hidden', 6, line, 45)}
        {one('strong-1', 7, line)}
        {one('strong-2', 7, dot)}
        {one('weak-0', 7, line, 45)}
        {one('weak-1', 7, dot)}
        {one('weak-2', 7, line, 90)}
        {one('none-1', 9, dot)}
        {one('none-2', 9, line, 90)}
        {one('broken-0', 8, <path d="M0 0l8 8M8 0L0 8" />)}
        {one('broken-1', 6, <path d="M0 0l6 6M6 0L0 6" />, 45)}
        {one('broken-2', 5, <path d="M0 0l5 5M5 0L0 5" />)}
      </defs>
    </svg>
  )
}

/** Says below a picture what its hatching means; stands there whenever something is hidden. */
export function HiddenKey() {
  return (
    <p class="figure-key">
      <span class="figure-hatched" />
      {t('tables:hidden')}
    </p>
  )
}
