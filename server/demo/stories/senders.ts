/** Which organisations of the demonstration refer, how often, and families of which life phases. */
import type { InstitutionType, LifePhase } from '../../../shared/codes/index.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import type { DemoNetwork } from '../network.ts'

/** Referrals per organisation relative to the others, and the phases its families are in (all unless told). */
const habits: Partial<Record<InstitutionType, { weight: number; phases?: readonly LifePhase[] }>> = {
  youth_office_asd: { weight: 40 },
  youth_office_prevention: { weight: 12, phases: ['pregnancy_birth', 'early_childhood'] },
  family_office: { weight: 14 },
  family_centre: { weight: 8, phases: ['early_childhood', 'kita'] },
  family_primary_school_centre: { weight: 6, phases: ['primary_school'] },
  daycare: { weight: 4, phases: ['kita'] },
  primary_school: { weight: 4, phases: ['primary_school'] },
  secondary_school: { weight: 4, phases: ['secondary_school', 'school_to_work'] },
  school_social_work: { weight: 12, phases: ['primary_school', 'secondary_school'] },
  school_psychology: { weight: 4, phases: ['primary_school', 'secondary_school'] },
  birth_clinic: { weight: 16, phases: ['pregnancy_birth'] },
  childrens_hospital: { weight: 8, phases: ['pregnancy_birth', 'early_childhood', 'kita'] },
  paediatric_practice: { weight: 10, phases: ['early_childhood', 'kita'] },
  gynaecology_practice: { weight: 6, phases: ['pregnancy_birth'] },
  midwife: { weight: 6, phases: ['pregnancy_birth'] },
  spz: { weight: 4, phases: ['kita', 'primary_school'] },
  early_intervention_centre: { weight: 4, phases: ['early_childhood', 'kita'] },
  public_health_office: { weight: 6, phases: ['kita', 'primary_school'] },
  counselling_centre: { weight: 5 },
  independent_provider: { weight: 3 },
  integration_centre: { weight: 6, phases: ['kita', 'primary_school', 'secondary_school'] },
  jobcentre: { weight: 5, phases: ['school_to_work'] },
}

export type Sender = {
  organisation: Organisation
  weight: number
  /** Offers it refers to. */
  offers: Offer[]
  /** Social spaces its families live in. */
  spaces: string[]
}

export function senders({
  organisations,
  offers,
  areas,
}: Pick<DemoNetwork, 'organisations' | 'offers' | 'areas'>): Sender[] {
  const open = offers.filter(({ status }) => status === 'published')
  const spaces = areas.flatMap(({ level, id }) => (level === 'social_space' ? [id] : []))
  return organisations.flatMap((organisation): Sender[] => {
    const habit = habits[organisation.institutionType]
    if (habit === undefined) return []
    const { weight, phases } = habit
    const fitting = open.filter(
      ({ lifePhases }) => phases === undefined || lifePhases.some((phase) => phases.includes(phase)),
    )
    const own = spaces.filter((id) => id.startsWith(organisation.areaId ?? ''))
    if (fitting.length === 0 || own.length === 0) return []
    return [{ organisation, weight, offers: fitting, spaces: own }]
  })
}
