/**
 * The heading of a screen with its way back. When it appears, it takes the focus (unless the screen has
 * put it somewhere already) and names the page: so a screen reader starts to read where the screen starts.
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { IconButton } from './icon-button.tsx'
import { t } from './words.ts'

export function PageHeader(props: {
  title: string
  onBack?: () => void
  backLabel?: string
  children?: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const element = heading.current
    if (element?.closest('main')?.matches(':focus-within:not(:focus)') !== true) element?.focus()
  }, [])
  useEffect(() => {
    document.title = `${props.title} – ${t('appName')}`
  }, [props.title])
  return (
    <header class="page-header">
      {props.onBack !== undefined && (
        <IconButton icon="back" label={props.backLabel ?? t('back')} onClick={props.onBack} />
      )}
      <h1 ref={heading} tabIndex={-1}>
        {props.title}
      </h1>
      {props.children}
    </header>
  )
}
