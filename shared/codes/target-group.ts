/** Target groups of offers. */
export const targetGroups = [
  { code: 'all_families', de: 'alle Familien', en: 'all families' },
  { code: 'expectant_parents', de: 'werdende Eltern', en: 'expectant parents' },
  { code: 'mothers', de: 'Mütter', en: 'mothers' },
  { code: 'fathers', de: 'Väter', en: 'fathers' },
  { code: 'single_parents', de: 'Alleinerziehende', en: 'single parents' },
  { code: 'young_parents', de: 'junge Eltern (unter 21)', en: 'young parents (under 21)' },
  { code: 'children', de: 'Kinder', en: 'children' },
  { code: 'adolescents', de: 'Jugendliche', en: 'adolescents' },
  { code: 'young_adults', de: 'junge Volljährige', en: 'young adults' },
  { code: 'grandparents_relatives', de: 'Großeltern / Angehörige', en: 'grandparents / relatives' },
  { code: 'newcomers_refugees', de: 'Neuzugewanderte / Geflüchtete', en: 'newcomers / refugees' },
  { code: 'families_in_poverty', de: 'Familien in Armutslagen', en: 'families in poverty' },
  { code: 'parents_mental_illness', de: 'psychisch erkrankte Eltern', en: 'parents with a mental illness' },
  { code: 'parents_addiction', de: 'suchtbelastete Eltern', en: 'parents with an addiction' },
  {
    code: 'child_disability_chronic',
    de: 'Kinder mit Behinderung / chron. Erkrankung',
    en: 'children with a disability / chronic illness',
  },
  { code: 'multiples_preterm', de: 'Mehrlinge / Frühgeborene', en: 'multiples / preterm babies' },
  { code: 'girls_only', de: 'nur Mädchen', en: 'girls only' },
  { code: 'boys_only', de: 'nur Jungen', en: 'boys only' },
  { code: 'women_only', de: 'nur Frauen', en: 'women only' },
  { code: 'professionals', de: 'Fachkräfte', en: 'professionals' },
] as const

export type TargetGroup = (typeof targetGroups)[number]['code']
