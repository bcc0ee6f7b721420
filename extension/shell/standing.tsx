/**
 * What a person must know whatever screen is open: alarms, a wrong clock, a device that waits, a sheet that is
 * missing. Fetched when the screen stands, for most panels have nothing to tell.
 */
import { useEffect, useState } from 'preact/hooks'
import { useIdle } from './use-idle.ts'

type Notices = typeof import('./standing-notices.tsx').StandingNotices

let fetched: { Notices: Notices } | undefined

export function Standing() {
  const idle = useIdle()
  const [loaded, load] = useState(fetched)
  useEffect(() => {
    if (!idle || fetched !== undefined) return
    void import('./standing-notices.tsx').then(({ StandingNotices }) => {
      fetched = { Notices: StandingNotices }
      load(fetched)
    })
  }, [idle])
  return loaded === undefined ? null : <loaded.Notices />
}
