/** The whole as one HSDS JSON text: a page as the read API gives it, full services, organisations and taxonomies beside. */
import { organizationOf } from '../../hsds/organisations.ts'
import { taxonomies } from '../../hsds/terms.ts'
import { toService } from '../../hsds/to-service.ts'
import { hsdsProfile, hsdsVersion } from '../../hsds/version.ts'
import type { Exportable } from './exportable.ts'

export function hsdsJson({ offers, organisations, context }: Exportable): string {
  const contents = offers.map((offer) => toService(offer, context))
  return JSON.stringify({
    version: hsdsVersion,
    profile: hsdsProfile,
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
    organizations: organisations.map((organisation) => organizationOf(organisation, context)),
    taxonomies,
    taxonomy_terms: context.terms.all(),
  })
}
