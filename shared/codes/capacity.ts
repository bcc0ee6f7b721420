/** Whether there is room; `fhir` is the code of HL7 VhDir availability status. */
export const capacities = [
  { code: 'available', de: 'Plätze frei', en: 'places free', fhir: 'capacity' },
  { code: 'few', de: 'wenige Plätze', en: 'few places', fhir: 'capacity' },
  { code: 'waitlist', de: 'Warteliste', en: 'waiting list', fhir: 'waitlist' },
  { code: 'full', de: 'voll, keine Warteliste', en: 'full, no waiting list', fhir: 'no-capacity' },
  {
    code: 'clearing_needed',
    de: 'nur nach Vorgespräch',
    en: 'only after a first talk',
    fhir: 'additional-assessment-required',
  },
  { code: 'paused', de: 'pausiert', en: 'paused', fhir: 'no-capacity' },
  { code: 'unknown', de: 'unbekannt', en: 'unknown' },
] as const

export type Capacity = (typeof capacities)[number]['code']
