/** How the demonstration network speaks of codes: other labels, one need of its own, one target group it does not use. */
import type { Codes } from '../../../shared/codes/adjusted.ts'

export const demoCodes: readonly Codes[] = [
  {
    list: 'need',
    order: [],
    off: [],
    relabelled: {
      baby_care_regulation: {
        de: 'Schreien, Schlafen, Füttern: Sorgen ums Baby',
        en: 'Crying, sleeping, feeding: worries about the baby',
      },
    },
    own: [
      {
        code: 'x_seepferdchen',
        standard: 'leisure_participation',
        de: 'Schwimmen lernen (Seepferdchen-Pass Musterland)',
        en: 'Learning to swim (Musterland swimming pass)',
      },
    ],
  },
  {
    list: 'capacity',
    order: [],
    off: [],
    relabelled: { clearing_needed: { de: 'erst Kennenlerngespräch', en: 'after a first meeting' } },
    own: [],
  },
  // No offer of the demonstration is for this group alone.
  { list: 'targetGroup', order: [], off: ['grandparents_relatives'], relabelled: {}, own: [] },
]
