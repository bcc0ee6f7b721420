/** Where and how an offer takes place. */
export const settings = [
  { code: 'on_site', de: 'vor Ort (Komm-Struktur)', en: 'on site' },
  { code: 'outreach_home', de: 'aufsuchend, zu Hause (Geh-Struktur)', en: 'outreach, at home' },
  {
    code: 'outreach_institution',
    de: 'aufsuchend in Regeleinrichtung (Kita, Schule, Praxis)',
    en: 'outreach in an institution (Kita, school, practice)',
  },
  { code: 'phone', de: 'Telefon', en: 'telephone' },
  { code: 'online', de: 'online / Video / Chat', en: 'online / video / chat' },
  { code: 'group', de: 'Gruppe', en: 'group' },
  { code: 'mobile', de: 'mobil (Bus, Streetwork)', en: 'mobile (bus, street work)' },
] as const

export type Setting = (typeof settings)[number]['code']
