/** Fields of action (Handlungsfelder) of the chain. */
export const fieldsOfAction = [
  { code: 'youth_welfare', de: 'Kinder- und Jugendhilfe', en: 'Child and youth services' },
  { code: 'health', de: 'Gesundheit', en: 'Health' },
  { code: 'education', de: 'Bildung', en: 'Education' },
  { code: 'social', de: 'Soziales', en: 'Social affairs' },
  { code: 'integration', de: 'Integration', en: 'Integration' },
  { code: 'urban_development', de: 'Stadtentwicklung / Quartier', en: 'Urban development / neighbourhood' },
  { code: 'sport_culture_leisure', de: 'Sport, Kultur, Freizeit', en: 'Sport, culture, leisure' },
] as const

export type FieldOfAction = (typeof fieldsOfAction)[number]['code']
