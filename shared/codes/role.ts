/** Roles of a device. */
export const roles = [
  {
    code: 'professional',
    de: 'Fachkraft (Jugendamt, Lotsendienst, Familienzentrum): vermittelt und nimmt an',
    en: 'Professional',
  },
  { code: 'offer_editor', de: 'Angebotspflege der eigenen Stelle', en: 'Offer editor' },
  {
    code: 'coordinator',
    de: 'Koordination Präventionskette: Auswertung und alle Angebote des Gebiets',
    en: 'Coordinator',
  },
  {
    code: 'admin',
    de: 'Fachadministration: Stellen, Einladungen, Codelisten; keine Vermittlungen',
    en: 'Administrator',
  },
  { code: 'reader', de: 'Steuerungsgremium, Planung: nur Auswertung', en: 'Reader' },
] as const

export type Role = (typeof roles)[number]['code']

/** What a keeper may invite to: work for its own organisation. The others reach across the network, and the operator gives them. */
export const ownRoles = ['professional', 'offer_editor'] as const satisfies Role[]

export type OwnRole = (typeof ownRoles)[number]
