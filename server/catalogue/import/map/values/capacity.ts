/** Whether there is room, from texts like `ausgebucht`, `Warteliste`, `noch 2 Plätze` or a number of free places. */
import type { Capacity } from '../../../../../shared/codes/capacity.ts'
import { foldWords } from './fold-text.ts'
import { countOf } from './number.ts'

/** Up to so many free places are few. */
const few = 3

const shapes: readonly (readonly [Capacity, RegExp])[] = [
  ['unknown', /^(?:unbekannt|unknown|k ?a|keine angaben?)$/],
  ['waitlist', /warteliste|wartezeit|waiting ?list|waitlist/],
  ['clearing_needed', /vorgesprach|erstgesprach|clearing|kennenlern/],
  ['paused', /pausiert|ruht|ausgesetzt|paused|derzeit (?:kein angebot|geschlossen)/],
  [
    'full',
    /ausgebucht|belegt|(?:^| )voll(?: |$)|ausgelastet|keine? (?:freien? )?platze?|keine kapazitat|(?:^| )full(?: |$)|booked/,
  ],
  ['few', /wenige|einzelne|vereinzelt|restplatze|geringe|(?:^| )few(?: |$)/],
  ['available', /(?:^| )frei|verfugbar|platze vorhanden|available|(?:^| )ja(?: |$)/],
]

export function capacityOf(written: string): Capacity | undefined {
  const text = foldWords(written)
  const places = countOf(written) ?? countOf(/(\d{1,3}) (?:freie )?platze?/.exec(text)?.[1] ?? '')
  if (places !== undefined && !/warteliste/.test(text))
    return places === 0 ? 'full' : places <= few ? 'few' : 'available'
  return shapes.find(([, shape]) => shape.test(text))?.[0]
}
