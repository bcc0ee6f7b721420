/** Why a receiver rejected. */
export const rejectReasons = [
  { code: 'no_capacity', de: 'keine Kapazität', en: 'no capacity' },
  { code: 'waitlist_too_long', de: 'Warteliste zu lang', en: 'waiting list too long' },
  { code: 'outside_area', de: 'nicht zuständig (Ort/Träger)', en: 'not responsible (place/provider)' },
  { code: 'outside_age_range', de: 'Altersgrenze', en: 'age limit' },
  { code: 'outside_target_group', de: 'passt nicht zur Zielgruppe', en: 'does not fit the target group' },
  {
    code: 'prerequisite_missing',
    de: 'Voraussetzung fehlt (Antrag, Verordnung)',
    en: 'precondition missing (application, prescription)',
  },
  { code: 'language_or_access', de: 'Sprache oder Zugang nicht möglich', en: 'language or access not possible' },
  { code: 'insufficient_information', de: 'Angaben reichen nicht', en: 'not enough information' },
  { code: 'duplicate', de: 'doppelt', en: 'duplicate' },
  { code: 'offer_ended', de: 'Angebot beendet', en: 'offer ended' },
  { code: 'other', de: 'Sonstiges', en: 'other' },
] as const
