/** The heading of a screen with its way back. The shell moves focus to the heading after a change of screen. */
import type { ComponentChildren } from 'preact'
import { IconButton } from './icon-button.tsx'
import { t } from './words.ts'

export function PageHeader(props: {
  title: string
  onBack?: () => void
  backLabel?: string
  children?: ComponentChildren
}) {
  return (
    <header class="page-header">
      {props.onBack !== undefined && (
        <IconButton icon="back" label={props.backLabel ?? t('back')} onClick={props.onBack} />
      )}
      <h1 tabIndex={-1}>{props.title}</h1>
      {props.children}
    </header>
  )
}
