/** A key cap beside a control, for the eye only; the control itself carries `aria-keyshortcuts`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span class="key" aria-hidden="true">
      {keys}
    </span>
  )
}
