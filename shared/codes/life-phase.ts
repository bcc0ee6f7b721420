/** Life phases of the prevention chain; ages in months, from inclusive, to exclusive. */
export const lifePhases = [
  {
    code: 'pregnancy_birth',
    de: 'Schwangerschaft und Geburt',
    en: 'Pregnancy and birth',
    ageFromMonths: -9,
    ageToMonths: 12,
  },
  {
    code: 'early_childhood',
    de: 'Frühe Kindheit (1 bis unter 3)',
    en: 'Early childhood (1 to under 3)',
    abbr: 'U3',
    ageFromMonths: 12,
    ageToMonths: 36,
  },
  {
    code: 'kita',
    de: 'Kita-Alter (3 bis Einschulung)',
    en: 'Kita age (3 to school entry)',
    abbr: 'Ü3',
    ageFromMonths: 36,
    ageToMonths: 78,
  },
  { code: 'primary_school', de: 'Grundschulalter', en: 'Primary school age', ageFromMonths: 72, ageToMonths: 126 },
  {
    code: 'secondary_school',
    de: 'Weiterführende Schule',
    en: 'Secondary school',
    abbr: 'Sek I/II',
    ageFromMonths: 120,
    ageToMonths: 216,
  },
  {
    code: 'school_to_work',
    de: 'Übergang Schule – Beruf/Studium',
    en: 'Transition from school to work or studies',
    abbr: 'ÜSB',
    ageFromMonths: 168,
    ageToMonths: 324,
  },
  { code: 'all_phases', de: 'Phasenübergreifend', en: 'All phases', ageFromMonths: -9, ageToMonths: 324 },
] as const

export type LifePhase = (typeof lifePhases)[number]['code']
