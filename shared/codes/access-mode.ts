/** How a family gets in. */
export const accessModes = [
  { code: 'open', de: 'offen, ohne Anmeldung', en: 'open, no registration' },
  { code: 'registration', de: 'mit Anmeldung', en: 'with registration' },
  { code: 'appointment', de: 'mit Terminvereinbarung', en: 'by appointment' },
  {
    code: 'application_youth_office',
    de: 'Antrag beim Jugendamt / Hilfeplan (§ 27 ff., § 36 SGB VIII)',
    en: 'application to the youth office / help plan (§ 27 ff., § 36 SGB VIII)',
  },
  {
    code: 'application_other',
    de: 'Antrag bei anderer Stelle (Jobcenter, Sozialamt, Krankenkasse)',
    en: 'application to another office (job centre, social office, health insurer)',
  },
  { code: 'medical_prescription', de: 'ärztliche Verordnung / Überweisung', en: 'medical prescription / referral' },
  { code: 'via_navigator', de: 'nur über Lots*in oder Fachkraft', en: 'only through a navigator or professional' },
] as const

export type AccessMode = (typeof accessModes)[number]['code']
