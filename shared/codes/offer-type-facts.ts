/**
 * What a professional of a German prevention chain knows of each offer type beyond its label: fields of
 * action, needs it answers (best first), passages it carries a child across, and the links that usually
 * come next. Feeds the demonstration, the needs suggested by a search, and the view of the chain.
 */
import type { FieldOfAction } from './field-of-action.ts'
import type { Need } from './need.ts'
import type { OfferType } from './offer-type.ts'
import { schoolAndFamilyFacts } from './offer-type-facts-later.ts'
import type { Transition } from './transition.ts'

export type OfferTypeFacts = {
  /** Fields of action, the leading one first. */
  readonly fields: readonly FieldOfAction[]
  /** Needs the offer answers, best first. */
  readonly needs: readonly Need[]
  /** Passages between life phases it helps across; often none. */
  readonly transitions: readonly Transition[]
  /** Offer types a family usually goes on to, likeliest first. */
  readonly next: readonly OfferType[]
}

const aroundBirthAndEarlyChildhood = {
  pregnancy_counselling: {
    fields: ['health', 'social'],
    needs: ['pregnancy_birth_questions', 'benefits_applications', 'poverty_debt', 'very_young_parents'],
    transitions: [],
    next: ['midwife_care', 'birth_clinic_navigator', 'food_bank_material_aid', 'early_help_contact_point'],
  },
  pregnancy_conflict_counselling: {
    fields: ['health', 'social'],
    needs: ['pregnancy_birth_questions', 'grief_crisis', 'very_young_parents'],
    transitions: [],
    next: ['pregnancy_counselling', 'midwife_care', 'bereavement'],
  },
  midwife_care: {
    fields: ['health'],
    needs: ['pregnancy_birth_questions', 'baby_care_regulation', 'postpartum_mood', 'multiple_birth_preterm'],
    transitions: ['clinic_home'],
    next: ['family_midwife', 'parent_child_group', 'welcome_visit', 'cry_baby_clinic'],
  },
  birth_clinic_navigator: {
    fields: ['health', 'youth_welfare'],
    needs: ['info_orientation', 'pregnancy_birth_questions', 'postpartum_mood', 'multiple_birth_preterm'],
    transitions: ['clinic_home'],
    next: ['early_help_contact_point', 'family_midwife', 'midwife_care', 'welcome_visit', 'family_sponsor'],
  },
  practice_navigator: {
    fields: ['health', 'youth_welfare'],
    needs: ['info_orientation', 'parenting_uncertainty', 'developmental_concern', 'benefits_applications'],
    transitions: ['clinic_home', 'home_kita'],
    next: ['early_help_contact_point', 'parenting_counselling', 'early_intervention', 'family_office'],
  },
  welcome_visit: {
    fields: ['youth_welfare', 'health'],
    needs: ['info_orientation', 'pregnancy_birth_questions', 'isolation_contacts', 'childcare_need'],
    transitions: ['clinic_home', 'move_in'],
    next: ['parent_cafe', 'parent_child_group', 'early_help_contact_point', 'family_office', 'family_centre'],
  },
  family_midwife: {
    fields: ['health', 'youth_welfare'],
    needs: ['baby_care_regulation', 'postpartum_mood', 'very_young_parents', 'parenting_uncertainty'],
    transitions: ['clinic_home'],
    next: ['family_health_nurse', 'parent_child_group', 'family_sponsor', 'family_support_spfh'],
  },
  family_health_nurse: {
    fields: ['health', 'youth_welfare'],
    needs: ['baby_care_regulation', 'multiple_birth_preterm', 'chronic_illness_disability', 'developmental_concern'],
    transitions: ['clinic_home', 'home_kita'],
    next: ['early_intervention', 'social_paediatric_centre', 'parent_child_group', 'daycare'],
  },
  family_sponsor: {
    fields: ['youth_welfare', 'social'],
    needs: ['single_parenting', 'isolation_contacts', 'multiple_birth_preterm', 'parenting_uncertainty'],
    transitions: ['clinic_home'],
    next: ['parent_cafe', 'parent_child_group', 'family_centre'],
  },
  parent_cafe: {
    fields: ['youth_welfare', 'urban_development'],
    needs: ['isolation_contacts', 'info_orientation', 'parenting_uncertainty', 'migration_arrival', 'single_parenting'],
    transitions: ['home_kita'],
    next: ['parent_child_group', 'parenting_course', 'family_centre', 'parenting_counselling'],
  },
  parent_child_group: {
    fields: ['youth_welfare', 'education'],
    needs: ['isolation_contacts', 'baby_care_regulation', 'parenting_uncertainty', 'developmental_concern'],
    transitions: ['home_kita'],
    next: ['daycare', 'childminder', 'parenting_course', 'sport_club'],
  },
  parenting_course: {
    fields: ['education', 'youth_welfare'],
    needs: ['parenting_uncertainty', 'behaviour_social', 'media_use', 'info_orientation'],
    transitions: [],
    next: ['parenting_counselling', 'parent_cafe', 'parent_child_group'],
  },
  cry_baby_clinic: {
    fields: ['health', 'youth_welfare'],
    needs: ['baby_care_regulation', 'postpartum_mood', 'parenting_uncertainty'],
    transitions: ['clinic_home'],
    next: ['family_midwife', 'parent_child_group', 'mentally_ill_parents', 'social_paediatric_centre'],
  },
  early_help_contact_point: {
    fields: ['youth_welfare', 'health'],
    needs: [
      'info_orientation',
      'baby_care_regulation',
      'postpartum_mood',
      'parenting_uncertainty',
      'very_young_parents',
    ],
    transitions: ['clinic_home', 'home_kita'],
    next: ['family_midwife', 'family_health_nurse', 'family_sponsor', 'parent_child_group', 'cry_baby_clinic'],
  },
  family_office: {
    fields: ['youth_welfare', 'social'],
    needs: ['info_orientation', 'benefits_applications', 'childcare_need', 'transition_support', 'migration_arrival'],
    transitions: ['home_kita', 'kita_primary', 'move_in'],
    next: ['daycare', 'education_participation_package', 'family_centre', 'parenting_counselling'],
  },
  family_centre: {
    fields: ['youth_welfare', 'education', 'urban_development'],
    needs: ['info_orientation', 'isolation_contacts', 'parenting_uncertainty', 'childcare_need', 'migration_arrival'],
    transitions: ['home_kita', 'kita_primary'],
    next: ['daycare', 'parent_cafe', 'parenting_counselling', 'family_primary_school_centre'],
  },
  family_primary_school_centre: {
    fields: ['education', 'youth_welfare', 'urban_development'],
    needs: ['transition_support', 'info_orientation', 'isolation_contacts', 'school_problem', 'parenting_uncertainty'],
    transitions: ['kita_primary', 'primary_secondary'],
    next: ['all_day_school', 'school_social_work', 'tutoring', 'parenting_counselling'],
  },
  daycare: {
    fields: ['education', 'youth_welfare'],
    needs: ['childcare_need', 'developmental_concern', 'single_parenting', 'language_barrier'],
    transitions: ['home_kita', 'kita_primary'],
    next: ['all_day_school', 'language_support', 'family_centre', 'early_intervention'],
  },
  childminder: {
    fields: ['education', 'youth_welfare'],
    needs: ['childcare_need', 'single_parenting'],
    transitions: ['home_kita'],
    next: ['daycare', 'parent_child_group', 'family_office'],
  },
  bridge_project: {
    fields: ['education', 'integration'],
    needs: ['childcare_need', 'migration_arrival', 'language_barrier', 'isolation_contacts'],
    transitions: ['home_kita', 'move_in'],
    next: ['daycare', 'language_support', 'municipal_integration_centre', 'parent_child_group'],
  },
  early_intervention: {
    fields: ['health', 'education', 'social'],
    needs: ['developmental_concern', 'chronic_illness_disability', 'multiple_birth_preterm'],
    transitions: ['home_kita', 'kita_primary'],
    next: ['daycare', 'social_paediatric_centre', 'integration_assistance', 'public_health_child'],
  },
  social_paediatric_centre: {
    fields: ['health'],
    needs: ['developmental_concern', 'chronic_illness_disability', 'multiple_birth_preterm', 'behaviour_social'],
    transitions: [],
    next: ['early_intervention', 'integration_assistance', 'child_youth_psychiatry', 'parenting_counselling'],
  },
  language_support: {
    fields: ['education', 'integration'],
    needs: ['developmental_concern', 'language_barrier', 'migration_arrival'],
    transitions: ['home_kita', 'kita_primary'],
    next: ['daycare', 'early_intervention', 'tutoring', 'all_day_school'],
  },
  emergency_family_care: {
    fields: ['health', 'social', 'youth_welfare'],
    needs: ['parent_physical_illness', 'multiple_birth_preterm', 'pregnancy_birth_questions', 'grief_crisis'],
    transitions: ['clinic_home'],
    next: ['family_sponsor', 'family_support_spfh', 'self_help_group'],
  },
  single_parent_support: {
    fields: ['social', 'youth_welfare'],
    needs: ['single_parenting', 'isolation_contacts', 'benefits_applications', 'family_conflict_separation'],
    transitions: [],
    next: ['family_sponsor', 'parent_cafe', 'separation_counselling', 'childminder', 'family_holiday_leisure'],
  },
  mother_child_home: {
    fields: ['youth_welfare'],
    needs: ['very_young_parents', 'parenting_uncertainty', 'housing', 'parent_mental_health'],
    transitions: ['clinic_home'],
    next: ['family_midwife', 'family_support_spfh', 'childminder', 'housing_help'],
  },
  public_health_child: {
    fields: ['health'],
    needs: ['developmental_concern', 'transition_support', 'chronic_illness_disability', 'baby_care_regulation'],
    transitions: ['home_kita', 'kita_primary'],
    next: ['early_intervention', 'social_paediatric_centre', 'language_support', 'family_health_nurse'],
  },
} as const satisfies Partial<Record<OfferType, OfferTypeFacts>>

/** The facts of every offer type. */
export const offerTypeFacts: Readonly<Record<OfferType, OfferTypeFacts>> = {
  ...aroundBirthAndEarlyChildhood,
  ...schoolAndFamilyFacts,
}
