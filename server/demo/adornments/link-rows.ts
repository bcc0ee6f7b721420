/**
 * What follows what in the demonstration network, told by kind of offer. The passage `move_in` is left without any
 * link on purpose: the dashboard shows where nobody has joined the chain yet.
 */
import type { OfferType, Transition } from '../../../shared/codes/index.ts'

export type LinkRow = { from: OfferType; to: OfferType; transition?: Transition; note?: string }

/** Kinds of offer that lead on to one another all over the network. */
export const typeLinks: readonly LinkRow[] = [
  { from: 'pregnancy_counselling', to: 'midwife_care', note: 'Früh fragen: Hebammen sind im Kreis knapp.' },
  {
    from: 'birth_clinic_navigator',
    to: 'midwife_care',
    transition: 'clinic_home',
    note: 'Die Lotsin ruft noch von der Station aus an.',
  },
  { from: 'birth_clinic_navigator', to: 'early_help_contact_point', transition: 'clinic_home' },
  { from: 'practice_navigator', to: 'early_help_contact_point', transition: 'clinic_home' },
  { from: 'midwife_care', to: 'welcome_visit', transition: 'clinic_home' },
  { from: 'midwife_care', to: 'family_midwife', transition: 'clinic_home', note: 'Wenn das Wochenbett nicht reicht.' },
  { from: 'family_midwife', to: 'family_health_nurse', transition: 'clinic_home' },
  { from: 'welcome_visit', to: 'parent_child_group', transition: 'clinic_home' },
  {
    from: 'parent_child_group',
    to: 'daycare',
    transition: 'home_kita',
    note: 'Kita-Anmeldung bis Ende Januar ansprechen.',
  },
  { from: 'parent_cafe', to: 'family_centre', transition: 'home_kita' },
  { from: 'family_centre', to: 'daycare', transition: 'home_kita' },
  { from: 'childminder', to: 'daycare', transition: 'home_kita' },
  { from: 'bridge_project', to: 'daycare', transition: 'home_kita' },
  { from: 'early_intervention', to: 'daycare', transition: 'home_kita' },
  { from: 'daycare', to: 'all_day_school', transition: 'kita_primary', note: 'Anmeldung mit der Schulanmeldung.' },
  { from: 'daycare', to: 'family_primary_school_centre', transition: 'kita_primary' },
  { from: 'public_health_child', to: 'language_support', transition: 'kita_primary' },
  { from: 'language_support', to: 'all_day_school', transition: 'kita_primary' },
  { from: 'family_primary_school_centre', to: 'school_social_work', transition: 'primary_secondary' },
  { from: 'all_day_school', to: 'youth_centre', transition: 'primary_secondary' },
  { from: 'tutoring', to: 'school_psychology', transition: 'primary_secondary' },
  { from: 'day_group', to: 'social_group_work', transition: 'primary_secondary' },
  { from: 'youth_centre', to: 'mobile_youth_work', transition: 'school_work' },
  { from: 'school_social_work', to: 'kaoa', transition: 'school_work', note: 'Ab Klasse 8 mit der Potenzialanalyse.' },
  { from: 'kaoa', to: 'youth_employment_agency', transition: 'school_work' },
  { from: 'mobile_youth_work', to: 'youth_employment_agency', transition: 'school_work' },
]

/** Between two offers that are named, the nearest pair of these kinds. */
export const offerLinks: readonly LinkRow[] = [
  {
    from: 'birth_clinic_navigator',
    to: 'welcome_visit',
    transition: 'clinic_home',
    note: 'Verabredet im Arbeitskreis Guter Start Musterland.',
  },
  { from: 'parent_child_group', to: 'daycare', transition: 'home_kita', note: 'Schnuppertag jeden ersten Freitag.' },
  { from: 'kaoa', to: 'youth_employment_agency', transition: 'school_work', note: 'Gemeinsame Sprechstunde.' },
]
