/**
 * What an event takes out of the world. One rule for the fold that stops showing it, the device that erases it here
 * and the server that erases it there, in whatever order the events arrive.
 */
import { isSealedType } from './event-type.ts'
import { texts } from './folded-event.ts'

type Event = {
  id: string
  t: string
  org: string
  from: string
  to: string | null
  c: Readonly<Record<string, unknown>>
}

/** Whether the sender takes the whole referral out of the world. */
export function removesAll({ t, c, org, from }: Pick<Event, 't' | 'c' | 'org' | 'from'>): boolean {
  return t === 'removed' && c['all'] === true && org === from
}

/** Whether consent to pass contact data on was taken back, by whichever side. */
export function withdrawsContact({ t, c }: Pick<Event, 't' | 'c'>): boolean {
  return t === 'consent_withdrawn' && texts(c['scopes']).includes('forward_contact')
}

/**
 * Whether `word` takes `other` back: `removed` erases its organisation's sealed parts, or by the sender's word the
 * whole referral but for such words themselves; a withdrawal of passing contact data on, whatever was shared.
 */
export function takesBack(word: Event, other: Event): boolean {
  // A stranger may name a referral of others, but not be one of its two sides.
  if (word.from !== other.from || word.to !== other.to) return false
  if (withdrawsContact(word)) return other.t === 'shared'
  if (removesAll(word)) return other.t !== 'removed'
  return (
    word.t === 'removed' &&
    isSealedType(other.t) &&
    word.org === other.org &&
    texts(word.c['events']).includes(other.id)
  )
}
