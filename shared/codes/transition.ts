/** Passages between life phases at which children fall through. */
export const transitions = [
  { code: 'clinic_home', de: 'Geburtsklinik – Zuhause', en: 'Birth clinic to home' },
  { code: 'home_kita', de: 'Familie – Kita', en: 'Family to Kita' },
  { code: 'kita_primary', de: 'Kita – Grundschule', en: 'Kita to primary school' },
  { code: 'primary_secondary', de: 'Grundschule – weiterführende Schule', en: 'Primary to secondary school' },
  { code: 'school_work', de: 'Schule – Beruf/Studium', en: 'School to work or studies' },
  { code: 'move_in', de: 'Zuzug / Neuzuwanderung', en: 'Moving in / new immigration' },
] as const

export type Transition = (typeof transitions)[number]['code']
