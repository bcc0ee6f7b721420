/** Words that people of the invented Kreis Musterland use for offers; none of them is known anywhere else. */
import type { Synonyms } from '../../../shared/network.ts'
import { namedUuid } from '../identity.ts'

const groups: readonly Synonyms[] = [
  { words: ['Musterkoffer', 'Babykoffer'], offerTypes: ['welcome_visit'] },
  { words: ['Kullerclub', 'Kullerstunde'], offerTypes: ['parent_child_group'] },
  { words: ['Bollerwagenrunde', 'Bollerrunde'], offerTypes: ['parent_cafe'] },
  { words: ['Silbertaler', 'Silbertaler-Karte'], offerTypes: ['education_participation_package'] },
  { words: ['Lernlaterne', 'Laternenzeit'], offerTypes: ['tutoring'] },
  { words: ['Kranichnest'], offerTypes: ['family_centre', 'daycare'] },
  { words: ['Budenzauber', 'Bauwagen am Deich'], offerTypes: ['youth_centre'] },
  { words: ['Möhrenkorb', 'Vorratskammer Musterland'], offerTypes: ['food_bank_material_aid'] },
  { words: ['Plapperkiste', 'Wortschatzkiste'], offerTypes: ['language_support'] },
  { words: ['Startrampe'], offerTypes: ['kaoa', 'youth_employment_agency'] },
  { words: ['Sternenwache'], offerTypes: ['cry_baby_clinic'] },
]

/** The groups with the ids under which the catalogue carries them. */
export const demoSynonyms: readonly { id: string; data: Synonyms }[] = groups.map((data) => ({
  id: namedUuid(`demo|synonyms|${data.words[0] ?? ''}`),
  data,
}))
