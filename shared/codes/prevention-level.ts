/** Level of prevention an offer works at. */
export const preventionLevels = [
  { code: 'universal', de: 'universell (für alle)', en: 'universal (for everyone)' },
  { code: 'selective', de: 'selektiv (belastete Gruppen)', en: 'selective (groups under strain)' },
  { code: 'indicated', de: 'indiziert (erkennbarer Bedarf)', en: 'indicated (recognisable need)' },
] as const
