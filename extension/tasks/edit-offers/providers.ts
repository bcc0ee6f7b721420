/** Whose an offer may be: who keeps only the own organisation's is not asked, a coordinator chooses by typing. */
import { type Lying, liesIn } from '../../../shared/edit-rights.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { EditingGround } from '../../store/offer-editing.ts'

const mostSuggested = 10

/**
 * The organisations under which the reader may put an offer, as the server will judge it.
 * @param offer where it lies by itself; a new one lies nowhere yet
 */
export function possibleProviders(
  { rights, organisations }: Pick<EditingGround, 'rights' | 'organisations'>,
  offer: Omit<Lying, 'organisationId'> = { areaIds: [], places: [] },
): Organisation[] {
  if (rights === undefined) return []
  const all = [...organisations.values()]
  if (rights.role === 'offer_editor') return all.filter(({ id }) => id === rights.organisationId)
  if (rights.role !== 'coordinator' && rights.role !== 'admin') return []
  return all.filter(({ id }) => rights.whole || liesIn(rights, { ...offer, organisationId: id }))
}

/** Those whose name or short name holds what was typed; who begins with it comes first, each by name. */
export function suggestProviders(all: readonly Organisation[], typed: string) {
  const wanted = fold(typed.trim())
  const named = all.map(({ id, name, shortName = '' }) => ({ id, name, text: fold(`${name}\n${shortName}`) }))
  const begins = ({ text }: { text: string }) => (text.split('\n').some((part) => part.startsWith(wanted)) ? 0 : 1)
  return named
    .filter(({ text }) => text.includes(wanted))
    .sort((a, b) => begins(a) - begins(b) || a.name.localeCompare(b.name, 'de'))
    .slice(0, mostSuggested)
    .map(({ id, name }) => ({ value: id, label: name }))
}
