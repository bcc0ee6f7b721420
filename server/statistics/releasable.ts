/** Which quarters may be released: closed ones, from the fifth day after their end. */
import { boundsOf, quarterOf } from '../../shared/quarter.ts'

const releaseDay = 5

/** The last quarters that may be released at an instant, oldest first, at most `count`. */
export function releasableQuarters(now: number, count: number): string[] {
  const quarters: string[] = []
  let { from } = boundsOf(quarterOf(now))
  while (quarters.length < count) {
    const start = new Date(from)
    if (now >= Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), releaseDay)) quarters.unshift(quarterOf(from - 1))
    from = boundsOf(quarterOf(from - 1)).from
  }
  return quarters
}
