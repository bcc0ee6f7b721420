/** What the consent covers. */
export const consentScopes = [
  { code: 'forward_contact', de: 'Kontaktdaten weitergeben', en: 'pass on contact data' },
  { code: 'forward_need', de: 'Anlass weitergeben', en: 'pass on the need' },
  { code: 'feedback', de: 'Rückmeldung über Ankommen erlaubt', en: 'feedback on arrival allowed' },
  {
    code: 'conversation',
    de: 'Fachgespräch mit der Stelle erlaubt',
    en: 'professional talk with the organisation allowed',
  },
] as const

export type ConsentScope = (typeof consentScopes)[number]['code']
