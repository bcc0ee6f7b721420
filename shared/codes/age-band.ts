/** Age bands used in coded facts and statistics; `fromYears` is inclusive. */
export const ageBands = [
  { code: 'prenatal', de: 'vor der Geburt', en: 'before birth' },
  { code: 'a0', de: 'unter 1', en: 'under 1', fromYears: 0 },
  { code: 'a1_2', de: '1 bis 2', en: '1 to 2', fromYears: 1 },
  { code: 'a3_5', de: '3 bis 5', en: '3 to 5', fromYears: 3 },
  { code: 'a6_9', de: '6 bis 9', en: '6 to 9', fromYears: 6 },
  { code: 'a10_14', de: '10 bis 14', en: '10 to 14', fromYears: 10 },
  { code: 'a15_17', de: '15 bis 17', en: '15 to 17', fromYears: 15 },
  { code: 'a18_24', de: '18 bis 24', en: '18 to 24', fromYears: 18 },
  { code: 'a25_26', de: '25 bis 26', en: '25 to 26', fromYears: 25 },
  { code: 'not_recorded', de: 'nicht erhoben', en: 'not recorded' },
] as const

export type AgeBand = (typeof ageBands)[number]['code']
