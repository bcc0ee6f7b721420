/** The organisations that rows name: known ones are found, others are made once and written with the rows that need them. */
import { v7 as uuidv7 } from 'uuid'
import { type Organisation, organisationSchema } from '../../../shared/organisation.ts'
import type { CatalogueChange } from '../write.ts'
import { defined, told } from './check.ts'
import type { Known } from './known.ts'
import type { Values } from './map-row.ts'

export function organisationMatcher(known: Known, source: string) {
  const byName = new Map<string, Organisation>()
  const kept = new Map<string, { organisation: Organisation; created: boolean }>()
  return {
    /** The organisation a row names, known or to be made, or why it cannot be one. */
    match(values: Values): Organisation | string {
      const name = String(values['name'] ?? '')
      const sourceId = String(values['sourceId'] ?? name)
      const made = byName.get(sourceId)
      if (made !== undefined) return made
      const own = known.organisationOf(source, sourceId)
      const present = own ?? known.organisationNamed(name)
      // An organisation of the network that only shares the name is not changed by somebody's list.
      if (present !== undefined && own === undefined) return present
      const parsed = organisationSchema.safeParse(
        defined({
          institutionType: 'independent_provider',
          providerType: 'other',
          ...own,
          ...defined(values),
          id: own?.id ?? uuidv7(),
          source,
          sourceId,
        }),
      )
      if (!parsed.success) return `organisation: ${told(parsed.error.issues)}`
      if (parsed.data.areaId !== undefined && !known.areaIds.has(parsed.data.areaId))
        return `the network has no area “${parsed.data.areaId}”`
      byName.set(sourceId, parsed.data)
      return parsed.data
    },
    /** Only organisations of accepted rows are written. */
    keep(organisation: Organisation): void {
      const present = known.organisationById(organisation.id)
      if (present !== undefined && JSON.stringify(present) === JSON.stringify(organisation)) return
      kept.set(organisation.id, { organisation, created: present === undefined })
    },
    changes(): { changes: CatalogueChange[]; created: number } {
      const all = [...kept.values()]
      return {
        changes: all.map(({ organisation }) => ({ kind: 'organisation', id: organisation.id, data: organisation })),
        created: all.filter(({ created }) => created).length,
      }
    },
  }
}
