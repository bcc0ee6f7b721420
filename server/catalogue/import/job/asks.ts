/** What has to be answered before the rows are checked: fields without which every row would be refused, and faults. */
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import { checkMapping } from '../map/check-mapping.ts'
import type { RowNote } from '../row.ts'

export function asksOf(mapping: ImportMapping, columns: readonly string[]): RowNote[] {
  const { subject, offer, organisation, area } = mapping
  const needed =
    subject === 'areas'
      ? { 'area.id': area.id, 'area.name': area.name, 'area.level': area.level }
      : { 'offer.title': offer.title, 'offer.offerType': offer.offerType, 'organisation.name': organisation.name }
  const missing = Object.entries(needed).filter(([, spec]) => spec === undefined)
  return [...missing.map(([field]): RowNote => ({ code: 'field_required', field })), ...checkMapping(mapping, columns)]
}
