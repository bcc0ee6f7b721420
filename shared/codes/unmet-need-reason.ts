/** Why no offer met a need. */
export const unmetNeedReasons = [
  { code: 'no_offer_exists', de: 'kein Angebot vorhanden', en: 'no such offer' },
  { code: 'no_capacity', de: 'vorhanden, aber voll', en: 'exists, but full' },
  { code: 'too_far', de: 'nicht im Sozialraum erreichbar', en: 'not within reach' },
  { code: 'language_missing', de: 'nicht in der Sprache', en: 'not in the language' },
  { code: 'no_outreach', de: 'nicht aufsuchend verfügbar', en: 'no outreach available' },
  { code: 'age_gap', de: 'Altersgruppe nicht abgedeckt', en: 'age group not covered' },
  { code: 'cost', de: 'nicht bezahlbar', en: 'not affordable' },
  { code: 'opening_hours', de: 'Öffnungszeiten passen nicht', en: 'opening hours do not fit' },
] as const

export type UnmetNeedReason = (typeof unmetNeedReasons)[number]['code']
