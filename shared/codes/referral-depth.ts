/** Depth of a referral; `closedLoop` says whether an answer of the receiver is expected. */
export const referralDepths = [
  {
    code: 'informed',
    de: 'Information gegeben (Verweis)',
    en: 'Information given',
    closedLoop: false,
    hintDe: 'Flyer, Adresse, Link; Familie meldet sich selbst',
    hintEn: 'Leaflet, address, link; the family makes contact itself',
  },
  {
    code: 'contact_enabled',
    de: 'Kontakt angebahnt',
    en: 'Contact initiated',
    closedLoop: false,
    hintDe: 'Nummer gemeinsam gewählt, Kontakt genannt',
    hintEn: 'Number dialled together, contact person named',
  },
  {
    code: 'appointment_made',
    de: 'Termin vereinbart (Vermittlung)',
    en: 'Appointment made (referral)',
    closedLoop: true,
    hintDe: 'Termin steht, mit Einwilligung',
    hintEn: 'The appointment stands, with consent',
  },
  {
    code: 'accompanied',
    de: 'persönlich begleitet',
    en: 'Accompanied in person',
    closedLoop: true,
    hintDe: 'gemeinsamer Ersttermin',
    hintEn: 'First appointment together',
  },
  {
    code: 'handed_over',
    de: 'Überleitung (Fallübergabe)',
    en: 'Handed over (case hand-over)',
    closedLoop: true,
    hintDe: 'Übergabegespräch, Einwilligung dokumentiert',
    hintEn: 'Hand-over talk, consent documented',
  },
] as const

export type ReferralDepth = (typeof referralDepths)[number]['code']
