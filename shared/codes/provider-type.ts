/** Kinds of provider (Trägerart). */
export const providerTypes = [
  { code: 'public', de: 'öffentlicher Träger', en: 'public body' },
  { code: 'awo', de: 'AWO', en: 'AWO' },
  { code: 'caritas_skf_skm', de: 'Caritas / SkF / SKM', en: 'Caritas / SkF / SKM' },
  { code: 'diakonie', de: 'Diakonie', en: 'Diakonie' },
  { code: 'drk', de: 'DRK', en: 'Red Cross (DRK)' },
  { code: 'paritaet', de: 'Paritätischer', en: 'Paritätischer' },
  { code: 'dksb', de: 'Kinderschutzbund', en: 'Child protection association (DKSB)' },
  { code: 'church_catholic', de: 'katholische Kirchengemeinde', en: 'Catholic parish' },
  { code: 'church_protestant', de: 'evangelische Kirchengemeinde', en: 'Protestant parish' },
  { code: 'parent_initiative', de: 'Elterninitiative', en: 'parents’ initiative' },
  { code: 'association', de: 'Verein', en: 'association' },
  { code: 'company', de: 'Betrieb / gewerblich', en: 'company' },
  { code: 'hospital_practice', de: 'Klinik / Praxis', en: 'clinic / practice' },
  { code: 'foundation', de: 'Stiftung', en: 'foundation' },
  { code: 'other', de: 'sonstiger freier Träger', en: 'other independent provider' },
] as const

export type ProviderType = (typeof providerTypes)[number]['code']
