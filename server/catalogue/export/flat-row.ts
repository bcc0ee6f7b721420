/** An offer, or an organisation without any, as one row of named cells. */
import type { Offer } from '../../../shared/offer.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import type { CellText } from './cell-text.ts'
import {
  confirmedColumn,
  furtherPhones,
  furtherPlaces,
  marker,
  offerColumns,
  offerRow,
  organisationColumns,
  organisationRow,
  phoneColumns,
  placeColumns,
  placeTexts,
} from './columns.ts'

export type Cells = Record<string, string>

/** Cells that say nothing are left out. @param organisation undefined where the catalogue has it no more */
export function offerCells(offer: Offer, organisation: Organisation | undefined): Cells {
  const [place, ...places] = offer.protectedPlace ? [] : offer.places
  const [phone, ...phones] = offer.phones
  const confirmed = Object.entries(offer.confirmed ?? {}).map(([group, said]) => ({ group, ...said }))
  return withoutEmpty({
    [marker]: offerRow,
    ...cellsOf(offer, offerColumns),
    ...Object.fromEntries(
      Object.entries(placeColumns).map(([field, name]) => [name, cell(placeTexts[field], at(place, field))]),
    ),
    [furtherPlaces[0]]: furtherPlaces[1].write(places),
    [phoneColumns.number]: phone?.number ?? '',
    [phoneColumns.note]: phone?.note ?? '',
    [furtherPhones[0]]: furtherPhones[1].write(phones),
    [confirmedColumn[0]]: confirmedColumn[1].write(confirmed),
    ...(organisation === undefined
      ? { [organisationColumns.id[0]]: offer.organisationId }
      : cellsOf(organisation, organisationColumns)),
  })
}

/** An organisation as a row of its own, marked as such; cells that say nothing are left out. */
export function organisationCells(organisation: Organisation): Cells {
  return withoutEmpty({ [marker]: organisationRow, ...cellsOf(organisation, organisationColumns) })
}

/** One row an offer, then one for each organisation that has none. */
export function flatRows(offers: readonly Offer[], organisations: readonly Organisation[]): Cells[] {
  const known = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  const offering = new Set(offers.map(({ organisationId }) => organisationId))
  return [
    ...offers.map((offer) => offerCells(offer, known.get(offer.organisationId))),
    ...organisations.filter(({ id }) => !offering.has(id)).map(organisationCells),
  ]
}

function cellsOf(from: object, columns: Readonly<Record<string, readonly [string, CellText]>>): Cells {
  return Object.fromEntries(
    Object.entries(columns).map(([field, [name, codec]]) => [name, cell(codec, at(from, field))]),
  )
}

function at(from: object | undefined, field: string): unknown {
  return (from as Record<string, unknown> | undefined)?.[field]
}

function cell(codec: CellText | undefined, value: unknown): string {
  return value === undefined || codec === undefined ? '' : codec.write(value)
}

function withoutEmpty(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))
}
