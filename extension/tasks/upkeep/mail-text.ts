/** The yearly mail to a provider: what it is asked for, its offers by name, and the one-time link. */
import type { Offer } from '../../../shared/offer.ts'
import { dayText } from '../../ui/days.ts'
import type { Mail } from '../../ui/mail-address.ts'
import { t } from '../../ui/words.ts'

const mostTitles = 12

/** At most twelve offers are named, the others counted. `until` is the last day on which `url` opens (ISO). */
export function confirmMail(
  offers: readonly Offer[],
  { url, until, network, from }: { url: string; until: string; network: string; from: string },
): Mail {
  const named = offers.slice(0, mostTitles).map(({ title }) => `- ${title}`)
  const more = offers.length - named.length
  const list = [...named, ...(more > 0 ? [`- ${t('upkeep:mailMore', { count: more })}`] : [])].join('\n')
  return {
    subject: t('upkeep:mailSubject', { network }),
    body: t('upkeep:mailBody', { network, list, url, day: dayText(until), from }),
  }
}
