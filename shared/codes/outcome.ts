/** What became of the need. */
export const outcomes = [
  { code: 'need_met', de: 'Bedarf gedeckt', en: 'need met' },
  { code: 'partly_met', de: 'teilweise gedeckt', en: 'partly met' },
  { code: 'not_met', de: 'nicht gedeckt', en: 'not met' },
  { code: 'information_only', de: 'nur Information', en: 'information only' },
  { code: 'referred_on', de: 'weitervermittelt', en: 'referred on' },
  { code: 'unknown', de: 'unbekannt', en: 'unknown' },
] as const
