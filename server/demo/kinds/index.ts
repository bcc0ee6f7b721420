/** What the demonstration network knows about each of the sixty offer types. */
import type { OfferType } from '../../../shared/codes/index.ts'
import { arrivalKinds } from './arrival.ts'
import { counsellingKinds } from './counselling.ts'
import { dayCareKinds } from './day-care.ts'
import { developmentKinds } from './development.ts'
import { earlyHelpKinds } from './early-help.ts'
import { familyPlaceKinds } from './family-places.ts'
import { helpPlanKinds } from './help-plan.ts'
import { householdKinds } from './household.ts'
import type { OfferKind } from './kind.ts'
import { leisureKinds } from './leisure.ts'
import { meetingKinds } from './meeting.ts'
import { pregnancyKinds } from './pregnancy.ts'
import { safetyKinds } from './safety.ts'
import { schoolKinds } from './school.ts'
import { youthKinds } from './youth.ts'

export type { Hours, OfferKind } from './kind.ts'

export const offerKinds: Readonly<Record<OfferType, OfferKind>> = {
  ...pregnancyKinds,
  ...earlyHelpKinds,
  ...meetingKinds,
  ...familyPlaceKinds,
  ...dayCareKinds,
  ...developmentKinds,
  ...counsellingKinds,
  ...helpPlanKinds,
  ...householdKinds,
  ...safetyKinds,
  ...arrivalKinds,
  ...schoolKinds,
  ...youthKinds,
  ...leisureKinds,
}
