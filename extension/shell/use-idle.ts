/** True once the page has had time to paint: for what is nice to know but must not delay the search. */
import { useEffect, useState } from 'preact/hooks'

const patience = 400

export function useIdle(): boolean {
  const [idle, rest] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => rest(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return idle
}
