/** State of the family’s consent. */
export const consents = [
  {
    code: 'not_needed_info_only',
    de: 'nicht erforderlich (nur Information, keine Daten weitergegeben)',
    en: 'not needed (information only, no data passed on)',
  },
  {
    code: 'verbal_documented',
    de: 'mündlich erteilt, in der Akte dokumentiert',
    en: 'given orally, documented in the file',
  },
  { code: 'written_on_file', de: 'schriftlich, liegt in der Akte', en: 'given in writing, kept in the file' },
  { code: 'family_contacts_itself', de: 'Familie meldet sich selbst', en: 'family makes contact itself' },
  { code: 'refused', de: 'verweigert', en: 'refused' },
  { code: 'revoked', de: 'widerrufen', en: 'withdrawn' },
] as const

export type Consent = (typeof consents)[number]['code']
