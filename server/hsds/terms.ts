/**
 * Our taxonomies in HSDS: the code lists in the network's own words, law, the network's own codes, and facts HSDS has
 * no field for. Their ids are the same in every installation, so a reader of two networks can compare them.
 */
import type { AdjustedLists } from '../../shared/codes/adjusted.ts'
import { adjustedLabel } from '../../shared/codes/choices.ts'
import { type CodeList, codeEntry, codeLists } from '../../shared/codes/index.ts'
import { derivedId } from './derived-id.ts'
import type { Taxonomy, TaxonomyTerm } from './record.ts'
import type { LawTerm } from './statutes.ts'

/** Facts that HSDS has no field for, carried as attributes with a value. */
const facts = {
  age_from_months: 'Age of the child in months from which the offer is meant; -9 is from conception',
  age_to_months: 'Age of the child in months up to which the offer is meant, exclusive',
  capacity_on: 'Day on which the capacity was last known to be so',
  legal_basis: 'Legal basis as the provider writes it',
  protected_place: 'The place is protected: no address is given',
  source: 'List the record came from',
  source_id: 'Id of the record in that list',
  confirmed: 'Kind of fact, day of its last confirmation, and the organisation that confirmed it',
  area: 'Key of the area the place or organisation lies in',
  place_street: 'Street of a place whose address is incomplete',
  place_postcode: 'Postcode of a place whose address is incomplete',
  place_city: 'City of a place whose address is incomplete',
} as const
export type Fact = keyof typeof facts

const taxonomyOfList = {
  life_phase: ['lifePhase', 'Lebensphase', 'Life phase of the child within the prevention chain'],
  field_of_action: ['fieldOfAction', 'Handlungsfeld', 'Field of action of the prevention chain'],
  offer_type: ['offerType', 'Angebotsart', 'Kind of offer'],
  need: ['need', 'Anlass', 'What the offer helps with'],
  target_group: ['targetGroup', 'Zielgruppe', 'For whom the offer is especially meant'],
  access: ['accessMode', 'Zugang', 'How a family gets in'],
  setting: ['setting', 'Form', 'Where and in what form the offer takes place'],
  capacity: ['capacity', 'Freie Plätze', 'Whether there is room'],
  prevention_level: ['preventionLevel', 'Präventionsstufe', 'Universal, selective or indicated prevention'],
  institution_type: ['institutionType', 'Art der Einrichtung', 'What kind of institution an organisation is'],
  provider_type: ['providerType', 'Trägerart', 'Public, voluntary or commercial provider'],
} as const satisfies Record<string, readonly [CodeList, string, string]>
export type ListTaxonomy = keyof typeof taxonomyOfList

/** Version of the taxonomies; raised when a code changes its meaning. */
const version = '1'

function taxonomy(key: string, name: string, description: string): Taxonomy {
  return { id: derivedId('taxonomy', key), name, description, version }
}

const law = taxonomy('law', 'Rechtsgrundlage', 'Paragraphs of German law on which offers rest')
const own = taxonomy('own_code', 'Eigene Codes', 'Codes of the network’s own, beside the standard ones')
const fact = taxonomy('fact', 'Weitere Angaben', 'Facts that HSDS has no field for, as attributes with a value')
const ofList = new Map(
  Object.entries(taxonomyOfList).map(([key, [, name, description]]) => [key, taxonomy(key, name, description)]),
)

export const taxonomies: readonly Taxonomy[] = [...ofList.values(), law, own, fact]
export const taxonomyIds = {
  ...(Object.fromEntries([...ofList].map(([key, { id }]) => [key, id])) as Record<ListTaxonomy, string>),
  law: law.id,
  own: own.id,
  fact: fact.id,
}

export type Terms = ReturnType<typeof termsOf>

/** The terms in the words of a network. @param lists its adjustments */
export function termsOf(lists: AdjustedLists) {
  const made = new Map<string, TaxonomyTerm>()
  const term = (of: Taxonomy, code: string, name: () => string, description: () => string): TaxonomyTerm => {
    const key = `${of.id}|${code}`
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh: TaxonomyTerm = {
      id: derivedId('term', of.id, code),
      code,
      name: name(),
      description: description(),
      taxonomy: of.name,
      taxonomy_id: of.id,
      language: 'de',
    }
    made.set(key, fresh)
    return fresh
  }
  const ownLabel = (code: string) => {
    for (const { own: codes } of lists.values()) {
      const entry = codes.find((each) => each.code === code)
      if (entry !== undefined) return entry
    }
    return undefined
  }
  const coded = (key: ListTaxonomy, code: string) => {
    const [list] = taxonomyOfList[key]
    const name = () => adjustedLabel(lists, list, code, 'de')
    return term(ofList.get(key) ?? fact, code, name, () => codeEntry(list, code)?.en ?? name())
  }
  const terms = {
    coded,
    law: ({ code, name }: LawTerm) =>
      term(
        law,
        code,
        () => name,
        () => `German law: ${name}`,
      ),
    own: (code: string) =>
      term(
        own,
        code,
        () => ownLabel(code)?.de ?? code,
        () => ownLabel(code)?.en ?? ownLabel(code)?.de ?? code,
      ),
    fact: (code: Fact) =>
      term(
        fact,
        code,
        () => code,
        () => facts[code],
      ),
    /** Every term that is made so far: all of the code lists, and of the others those that something bears. */
    all: (): TaxonomyTerm[] => [...made.values()],
  }
  for (const [key, [list]] of Object.entries(taxonomyOfList))
    for (const { code } of codeLists[list]) coded(key as ListTaxonomy, code)
  for (const { own: codes } of lists.values()) for (const { code } of codes) terms.own(code)
  for (const code of Object.keys(facts)) terms.fact(code as Fact)
  return terms
}
