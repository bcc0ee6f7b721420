/**
 * What the receiving organisation gets of a saved referral, read from the events themselves: the counterpart of
 * what the form promised. What is sealed shows only that it is there.
 */
import { isOwnType } from '../../../shared/referral/event-type.ts'
import { aboutFamily, fact, inOrder, texts } from '../../../shared/referral/folded-event.ts'
import type { Coded } from './what-travels.ts'

export type ToldInEvents = ('offer' | 'code' | 'continued' | Coded | 'sealed' | 'answer')[]

/** Empty where the referral goes to nobody. @param events payload texts of one referral, with the author's own */
export function toldInEvents(events: readonly { p: string }[]): ToldInEvents {
  const both = inOrder(events).filter(({ own, t }) => !own && !isOwnType(t))
  const opening = both.find(({ t }) => t === 'requested')
  if (opening === undefined || opening.to === null) return []
  const { c } = opening
  const about = aboutFamily(c)
  const named = (value: string | undefined) => value !== undefined && value !== 'not_recorded'
  const told: [ToldInEvents[number], boolean][] = [
    ['offer', true],
    ['code', true],
    ['continued', fact(c, 'basedOn') !== undefined],
    ['need', about.needs.some(named)],
    ['lifePhase', named(about.lifePhase)],
    ['age', named(about.ageBand)],
    ['area', named(about.areaId)],
    ['language', named(fact(c, 'language'))],
    ['sealed', both.some(({ t }) => t === 'shared')],
    ['answer', texts(c['consentScopes']).includes('feedback')],
  ]
  return told.flatMap(([name, there]) => (there ? [name] : []))
}
