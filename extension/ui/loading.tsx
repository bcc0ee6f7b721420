/** Something is on its way. Appears only after a moment, so that quick things do not flicker. */
import { useEffect, useState } from 'preact/hooks'
import { t } from './words.ts'

export function Loading({ label, delayMs = 250 }: { label?: string; delayMs?: number }) {
  const [shown, show] = useState(delayMs === 0)
  useEffect(() => {
    const timer = setTimeout(() => show(true), delayMs)
    return () => clearTimeout(timer)
  }, [delayMs])
  return (
    <div class="loading" role="status">
      {shown && <span class="spinner" />}
      {shown && <span>{label ?? t('loading')}</span>}
    </div>
  )
}
