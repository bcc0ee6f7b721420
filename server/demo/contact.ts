/**
 * Contacts that reach nobody: telephone numbers begin with 0000, which no network assigns, and all
 * domains end in `.example`, which is reserved (RFC 2606).
 */
import type { Offer } from '../../shared/offer.ts'
import type { Random } from './random.ts'

/** The organisation's own domain below `musterland.example`. */
export function domainOf(organisationKey: string): string {
  return `${organisationKey}.musterland.example`
}

/** A number like `0000 4711-23`. */
export function phoneOf(source: Random): string {
  return `0000 ${source.whole(1000, 9999)}-${source.whole(10, 99)}`
}

const phoneNotes = [
  'vormittags',
  'Anrufbeantworter wird täglich abgehört',
  'Sekretariat',
  'auch per Messenger',
] as const
const mailboxes = ['kontakt', 'info', 'beratung', 'team', 'anmeldung'] as const

/** Telephone nearly always, e-mail and web page mostly. */
export function contactOf(
  source: Random,
  organisationKey: string,
  offerKey: string,
): Pick<Offer, 'phones' | 'email' | 'url'> {
  const domain = domainOf(organisationKey)
  const phones: Offer['phones'] = []
  if (source.chance(0.95)) phones.push({ number: phoneOf(source) })
  if (source.chance(0.2)) phones.push({ number: phoneOf(source), note: source.pick(phoneNotes) })
  return {
    phones,
    ...(source.chance(0.8) && { email: `${source.pick(mailboxes)}@${domain}` }),
    ...(source.chance(0.7) && { url: `https://www.${domain}/angebote/${offerKey}` }),
  }
}
