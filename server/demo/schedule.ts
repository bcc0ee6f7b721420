/** Opening hours by the way an offer is run. */
import type { Offer, Opening } from '../../shared/offer.ts'
import type { Hours } from './kinds/index.ts'
import type { Random } from './random.ts'

const workdays = [1, 2, 3, 4, 5]

/** Openings and the note beside them; offers by arrangement have a note only. */
export function scheduleOf(source: Random, hours: Hours): Pick<Offer, 'openings' | 'openingNote'> {
  if (hours === 'arranged') return { openings: [], openingNote: source.pick(arrangedNotes) }
  return { openings: patterns[hours](source) }
}

const arrangedNotes = [
  'Termine nach Absprache',
  'nach Vereinbarung, auch am frühen Abend',
  'Zeiten werden gemeinsam vereinbart',
]

const patterns: Record<Exclude<Hours, 'arranged'>, (source: Random) => Opening[]> = {
  office: (source) => [
    span(workdays, source.pick(['08:00', '08:30', '09:00']), source.pick(['12:00', '12:30'])),
    span(source.some([1, 2, 4], 2), '14:00', source.pick(['16:00', '17:00'])),
  ],
  counselling: (source) => [
    span(source.some(workdays, 4), '09:00', '12:00'),
    span(source.some([1, 2, 3, 4], 2), '14:00', source.pick(['16:30', '17:30', '18:00'])),
    { ...span([source.pick(workdays)], '15:00', '16:00'), note: 'offene Sprechstunde' },
  ],
  daycare: (source) => [
    span(workdays, source.pick(['07:00', '07:15', '07:30']), source.pick(['16:00', '16:30', '17:00'])),
  ],
  school_day: (source) => [span(workdays, source.pick(['08:00', '11:30']), source.pick(['15:00', '16:00', '16:30']))],
  morning_group: (source) => [
    span([source.pick(workdays)], source.pick(['09:00', '09:30', '10:00']), source.pick(['11:00', '11:30'])),
  ],
  afternoon_group: (source) => [
    span(
      source.some(workdays, source.whole(1, 2)),
      source.pick(['14:30', '15:00', '15:30']),
      source.pick(['17:00', '17:30']),
    ),
  ],
  evening_group: (source) => [
    span([source.pick([1, 2, 3, 4])], source.pick(['18:30', '19:00', '19:30']), source.pick(['21:00', '21:30'])),
  ],
  club: (source) => [
    span([2, 3, 4, 5], source.pick(['14:00', '15:00']), source.pick(['20:00', '21:00'])),
    ...(source.chance(0.4) ? [span([6], '15:00', '22:00')] : []),
  ],
  always: () => [span([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')],
}

function span(days: number[], opens: string, closes: string): Opening {
  return { days, opens, closes }
}
