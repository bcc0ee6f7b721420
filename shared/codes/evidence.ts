/** What an outcome rests on; “sender_assumed” never counts as a closed loop. */
export const evidences = [
  { code: 'receiver_confirmed', de: 'von der Stelle bestätigt', en: 'confirmed by the organisation' },
  { code: 'family_reported', de: 'von der Familie berichtet', en: 'reported by the family' },
  {
    code: 'sender_observed',
    de: 'von der vermittelnden Fachkraft beobachtet',
    en: 'observed by the referring professional',
  },
  { code: 'sender_assumed', de: 'angenommen', en: 'assumed' },
  { code: 'none', de: 'keine', en: 'none' },
] as const

export type Evidence = (typeof evidences)[number]['code']
