/** Services and organisations of our own HSDS files as flat rows, so that one exact reader serves every format. */

import { fromService } from '../../hsds/from-service.ts'
import { fromOrganization } from '../../hsds/organisations.ts'
import { type Cells, offerCells, organisationCells } from './flat-row.ts'

/** The row of a service that a Kettenglied wrote; undefined for any other. */
export function ownServiceCells(service: unknown): Cells | undefined {
  const offer = fromService(service)
  const provider = typeof service === 'object' && service !== null && 'organization' in service
  return offer && offerCells(offer, provider ? fromOrganization(service.organization) : undefined)
}

/** Rows of the organisations that offer nothing. @param named ids of those that come with their services */
export function ownOrganizationCells(organizations: unknown, named: ReadonlySet<string>): Cells[] {
  if (!Array.isArray(organizations)) return []
  return organizations.flatMap((organization) => {
    const read = fromOrganization(organization)
    return read === undefined || named.has(read.id) ? [] : [organisationCells(read)]
  })
}
