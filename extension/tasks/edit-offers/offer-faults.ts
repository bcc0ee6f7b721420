/**
 * What is wrong with an offer as it stands in the form, by field: what its schema refuses, and what the network
 * demands before an offer is published. The server asks the same again.
 */
import type { RequirableField } from '../../../shared/network.ts'
import { type Offer, offerSchema } from '../../../shared/offer.ts'

/** What is wrong, as a key of the words of `offers:fault`. */
export type Fault = 'missing' | 'demanded' | 'tooLong' | 'email' | 'url' | 'time' | 'number' | 'ageOrder' | 'malformed'

/** By path: `title`, `openings.0.opens`. */
type Faults = Readonly<Record<string, Fault>>

type Checked = { offer: Offer; faults: Faults } | { offer: undefined; faults: Faults }

type Issue = { code: string; path: readonly PropertyKey[]; input?: unknown }

/**
 * The offer where its schema takes it, even with faults: a draft may lack what publishing demands.
 * @param candidate as `candidateOf` gives it
 * @param required what the network demands of published offers
 */
export function checkOffer(candidate: unknown, required: readonly RequirableField[]): Checked {
  const parsed = offerSchema.safeParse(candidate, { reportInput: true })
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => [issue.path.join('.'), faultOf(issue)] as const)
    // The first fault of a field is the one to mend first.
    return { offer: undefined, faults: Object.fromEntries(faults.reverse()) }
  }
  const offer = parsed.data
  const faults = { ...ageFaults(offer), ...(offer.status === 'published' && demandedFaults(offer, required)) }
  return { offer, faults }
}

function faultOf({ code, path, input }: Issue): Fault {
  const [field, , part] = path
  if (code === 'too_small') return 'missing'
  if (code === 'too_big') return typeof input === 'number' ? 'number' : 'tooLong'
  if (part === 'opens' || part === 'closes') return 'time'
  if (part === 'latitude' || part === 'longitude' || typeof input === 'number') return 'number'
  if (input === undefined) return 'missing'
  if (field === 'email' || field === 'url') return field
  return 'malformed'
}

function ageFaults({ ageFromMonths: from, ageToMonths: to }: Offer): Faults {
  return from !== undefined && to !== undefined && from >= to ? { ageToMonths: 'ageOrder' } : {}
}

function demandedFaults(offer: Offer, required: readonly RequirableField[]): Faults {
  const empty = required.filter((field) => {
    const value = offer[field]
    return value === undefined || (typeof value !== 'number' && value.length === 0)
  })
  return Object.fromEntries(empty.map((field) => [field, 'demanded' as const]))
}
