/**
 * A form that the product checks itself: what is wrong stands beside its field in the person's language, so the
 * browser's own bubbles stay out; sending it never leaves the page.
 */
import type { ComponentChildren, Ref } from 'preact'

type Props = {
  /** Absent where its buttons act by themselves, and Enter does nothing. */
  onSubmit?: () => void
  /** How it lies on the page; fields below each other unless told. */
  class?: string
  /** For those who look for the first field at fault. */
  formRef?: Ref<HTMLFormElement>
  children: ComponentChildren
}

export function Form({ onSubmit, class: layout = 'stack', formRef, children }: Props) {
  return (
    <form
      ref={formRef ?? null}
      class={layout}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit?.()
      }}
    >
      {children}
    </form>
  )
}
