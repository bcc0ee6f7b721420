/** Gathers what a file note needs from this device: names behind the ids. What is sealed is added by who opens it. */
import type { NoteInput } from '../../shared/file-note/note-input.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import type { Locale } from '../../shared/words/locale.ts'
import { type OfferWithProvider, readCodes, readOffer, readOffers } from './catalogue.ts'
import { database } from './database.ts'
import { enrolment } from './enrolment.ts'
import { chosenTemplate } from './note-template.ts'

/** @param locale of the note's reader. Works inside `useLive`. */
export async function readNoteInput(state: ReferralState, locale: Locale): Promise<NoteInput> {
  const about = state.requested ?? state.unmetNeed
  const [own, offer, alternatives, area, lists, template] = await Promise.all([
    enrolment(),
    state.requested?.offerId === undefined ? undefined : readOffer(state.requested.offerId),
    readOffers(state.requested?.alternatives ?? []),
    about === undefined ? undefined : database.areas.get(about.areaId),
    readCodes(),
    chosenTemplate(),
  ])
  return {
    locale,
    state,
    office: own?.organisationName ?? '',
    ...(offer !== undefined && { offer: named(offer) }),
    ...(area !== undefined && { area: area.name }),
    lists,
    ...(template !== undefined && { template }),
    alternatives: alternatives.map((each) => each.offer.title),
    ...(state.followUpOn !== undefined && { followUpOn: state.followUpOn }),
  }
}

function named({ offer, organisation }: OfferWithProvider): NonNullable<NoteInput['offer']> {
  const contact = [...offer.phones.map((phone) => phone.number), offer.email].filter((each) => each !== undefined)
  return { title: offer.title, provider: organisation?.name ?? '', contact }
}
