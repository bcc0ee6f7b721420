/** What well-known providers are usually sought for, where only their name is typed. */
import type { Entry } from './entry.ts'

export const providers: readonly Entry[] = [
  { say: ['caritas', 'caritasverband'], types: ['debt_counselling', 'pregnancy_counselling', 'addiction_counselling'] },
  {
    say: ['diakonie', 'diakonisches werk'],
    types: ['debt_counselling', 'pregnancy_conflict_counselling', 'addiction_counselling'],
  },
  {
    say: ['skf', 'sozialdienst katholischer frauen'],
    types: ['pregnancy_counselling', 'early_help_contact_point', 'violence_protection'],
  },
  { say: ['skm'], types: ['debt_counselling', 'addiction_counselling', 'housing_help'] },
  {
    say: ['profamilia', 'pro familia', 'donum vitae', 'donumvitae'],
    types: ['pregnancy_conflict_counselling', 'pregnancy_counselling'],
  },
  { say: ['kinderschutzbund', 'dksb'], types: ['parenting_course', 'parenting_counselling', 'contact_support'] },
  {
    say: ['awo', 'arbeiterwohlfahrt'],
    types: ['family_support_spfh', 'pregnancy_conflict_counselling', 'migration_counselling'],
  },
  {
    say: ['drk', 'rotes kreuz', 'deutsches rotes kreuz'],
    types: ['family_centre', 'food_bank_material_aid', 'migration_counselling'],
  },
  { say: ['malteser', 'johanniter', 'asb'], types: ['family_sponsor', 'bereavement', 'integration_assistance'] },
  { say: ['zartbitter', 'wildwasser', 'dunkelziffer'], types: ['sexual_violence_counselling'] },
  { say: ['verbraucherzentrale'], types: ['debt_counselling'] },
  { say: ['lebenshilfe'], types: ['early_intervention', 'integration_assistance'] },
  { say: ['deutscher kinderhospizverein'], types: ['bereavement'] },
  { say: ['stadtsportbund', 'kreissportbund', 'sportbund', 'dlrg', 'tsv', 'dfb'], types: ['sport_club'] },
  { say: ['jobcenter bildung', 'jobcenter teilhabe'], types: ['education_participation_package'] },
]
