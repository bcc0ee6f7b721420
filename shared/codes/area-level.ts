/** Levels of the area tree. */
export const areaLevels = [
  { code: 'land', de: 'Land', en: 'Land' },
  { code: 'kreis', de: 'Kreis / kreisfreie Stadt', en: 'Kreis / independent city' },
  { code: 'youth_office_district', de: 'Jugendamtsbezirk', en: 'youth-office district' },
  { code: 'municipality', de: 'Gemeinde (AGS)', en: 'municipality' },
  { code: 'city_district', de: 'Stadtbezirk', en: 'city district' },
  { code: 'social_space', de: 'Sozialraum / Stadtteil', en: 'social space' },
  { code: 'quarter', de: 'Quartier / Stadtviertel', en: 'neighbourhood' },
  { code: 'outside', de: 'außerhalb des Gebiets', en: 'outside the area' },
  { code: 'unknown', de: 'unbekannt', en: 'unknown' },
] as const

export type AreaLevel = (typeof areaLevels)[number]['code']
