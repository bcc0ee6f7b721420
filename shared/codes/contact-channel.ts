/** How professional and family met. */
export const contactChannels = [
  { code: 'in_person', de: 'persönlich', en: 'in person' },
  { code: 'home_visit', de: 'Hausbesuch', en: 'home visit' },
  { code: 'phone', de: 'telefonisch', en: 'by telephone' },
  { code: 'video', de: 'Video', en: 'video' },
  { code: 'mail', de: 'E-Mail / Post', en: 'e-mail / post' },
  { code: 'walk_in', de: 'offene Sprechstunde', en: 'open consultation hour' },
  { code: 'ward_round', de: 'Station / Visite', en: 'ward / ward round' },
  { code: 'practice_hour', de: 'Sprechstunde in der Praxis', en: 'practice hour' },
  { code: 'event', de: 'Veranstaltung / Elterncafé', en: 'event / parent café' },
] as const

export type ContactChannel = (typeof contactChannels)[number]['code']
