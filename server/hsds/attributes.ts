/** Attributes: terms of our taxonomies, and facts with a value, hung on a service, organisation or location. */
import { derivedId } from './derived-id.ts'
import type { ReadAttributes } from './read-record.ts'
import type { Attribute, TaxonomyTerm } from './record.ts'
import { type Fact, type ListTaxonomy, taxonomyIds } from './terms.ts'

/**
 * A term hung on something. Its id follows from what it says, so that it is the same in every answer.
 * @param link id of the thing that `entity` names
 */
export function attribute(
  entity: Attribute['link_entity'],
  link: string,
  term: TaxonomyTerm,
  value?: string,
): Attribute {
  return {
    id: derivedId('attribute', link, term.id, value ?? ''),
    link_id: link,
    link_entity: entity,
    taxonomy_term_id: term.id,
    ...(value !== undefined && { value }),
    taxonomy_term: term,
  }
}

/** The codes of one taxonomy, in their order. */
export function codesIn(attributes: ReadAttributes | undefined, key: ListTaxonomy | 'own'): string[] {
  return (attributes ?? []).flatMap(({ taxonomy_term: term }) =>
    term?.taxonomy_id === taxonomyIds[key] && term.code !== undefined ? [term.code] : [],
  )
}

/** The values of one fact. */
export function factsOf(attributes: ReadAttributes | undefined, fact: Fact): string[] {
  return (attributes ?? []).flatMap(({ taxonomy_term: term, value }) =>
    term?.taxonomy_id === taxonomyIds.fact && term.code === fact && value !== undefined ? [value] : [],
  )
}

/** The first value of a fact; undefined where it is not said. */
export function factOf(attributes: ReadAttributes | undefined, fact: Fact): string | undefined {
  return factsOf(attributes, fact)[0]
}
