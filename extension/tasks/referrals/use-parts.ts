/** The sealed parts of the referral on screen: opened when it is shown, again when something changed or keys came. */
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../../../shared/problem.ts'
import { lockState } from '../../keys/lock.ts'
import { type Parts, readParts } from '../../keys/parts.ts'
import { type KeyStanding, keyStanding } from '../../keys/standing.ts'
import { useLive } from '../../store/live.ts'

export type OpenedParts = { parts: Parts; standing: KeyStanding }

const closed: Parts = { messages: [], unreadable: 0 }

/**
 * Undefined until they were tried. While the page is locked they are closed and `standing` says so.
 * @param sealed ids of the sealed events that stand
 */
export function useParts(ref: string, sealed: readonly string[]): OpenedParts | undefined {
  const lock = lockState.value
  const standing = useLive(() => keyStanding(), [lock])
  const [opened, setOpened] = useState<OpenedParts | undefined>(undefined)
  const which = sealed.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids tell when there is something new to open
  useEffect(() => {
    if (standing === undefined) return
    let current = true
    readParts(ref).then(
      (parts) => current && setOpened({ parts, standing }),
      (failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure
        if (current) setOpened({ parts: closed, standing: failure.code === 'locked' ? 'locked' : standing })
      },
    )
    return () => {
      current = false
    }
  }, [ref, which, standing, lock])
  return opened
}
