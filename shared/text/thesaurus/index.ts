/**
 * The thesaurus: how families and professionals speak of what offers are called otherwise. Data by theme;
 * a network adds its own words through the catalogue (`Synonyms`).
 */
import { baby } from './baby.ts'
import { care } from './care.ts'
import { development } from './development.ts'
import type { Entry } from './entry.ts'
import { leisureGrief } from './leisure-grief.ts'
import { migration } from './migration.ts'
import { moneyHousing } from './money-housing.ts'
import { parenting } from './parenting.ts'
import { parentsHealth } from './parents-health.ts'
import { pregnancyBirth } from './pregnancy-birth.ts'
import { school } from './school.ts'
import { violence } from './violence.ts'
import { youth } from './youth.ts'
import { youthWelfare } from './youth-welfare.ts'

export { providers } from './providers.ts'

/** Every entry of every theme. */
export const thesaurus: readonly Entry[] = [
  ...pregnancyBirth,
  ...baby,
  ...care,
  ...development,
  ...parenting,
  ...youthWelfare,
  ...parentsHealth,
  ...moneyHousing,
  ...violence,
  ...migration,
  ...school,
  ...youth,
  ...leisureGrief,
]
