/**
 * Reads a row of our own flat export back, field by field and exactly. What people changed in Excel is taken where it
 * can be understood; what cannot is named, and the field stays as it is.
 */
import type { CellText } from './cell-text.ts'
import {
  confirmedColumn,
  furtherPhones,
  furtherPlaces,
  marker,
  offerColumns,
  organisationColumns,
  organisationRow,
  phoneColumns,
  placeColumns,
  placeTexts,
} from './columns.ts'

type ReadBack = {
  kind: 'offer' | 'organisation'
  /** Fields of the offer by name, its id and organisation among them; the schema has yet to judge them. */
  offer: Record<string, unknown>
  organisation: Record<string, unknown>
  /** Cells that could not be understood. */
  wrong: { field: string; text: string }[]
}

/** Whether a list with these columns is one of ours. */
export function isOurs(columns: readonly string[]): boolean {
  return columns.includes(marker)
}

/**
 * The fields of offer and organisation that a row's cells say; an empty or absent cell gives no field.
 * @param cells by column heading, without apostrophes set against formulas
 * @returns `wrong`: fields whose text was not understood, with that text
 */
export function readBack(cells: Readonly<Record<string, string>>): ReadBack {
  const wrong: ReadBack['wrong'] = []
  const value = (field: string, name: string, codec: CellText): unknown => {
    const text = Object.hasOwn(cells, name) ? (cells[name] ?? '') : ''
    if (text === '') return undefined
    const read = codec.read(text)
    if (read === undefined) wrong.push({ field, text })
    return read
  }
  const all = (columns: Readonly<Record<string, readonly [string, CellText]>>) =>
    known(Object.entries(columns).map(([field, [name, codec]]) => [field, value(field, name, codec)]))
  const organisation = all(organisationColumns)
  if (cells[marker] === organisationRow) return { kind: 'organisation', offer: {}, organisation, wrong }

  const offer = all(offerColumns)
  const place = known(
    Object.entries(placeColumns).map(([field, name]) => [field, value('places', name, placeTexts[field] ?? passed)]),
  )
  const phone = known(Object.entries(phoneColumns).map(([field, name]) => [field, value('phones', name, passed)]))
  const further = (field: string, [name, codec]: readonly [string, CellText]) =>
    (value(field, name, codec) as object[] | undefined) ?? []
  const places = [...(Object.keys(place).length > 0 ? [place] : []), ...further('places', furtherPlaces)]
  const phones = [...(Object.keys(phone).length > 0 ? [phone] : []), ...further('phones', furtherPhones)]
  const confirmed = further('confirmed', confirmedColumn) as { group: string; on: string; by?: string }[]
  // Of a protected place the export has no address: that says nothing of what the catalogue knows.
  const silent = offer['protectedPlace'] === true && places.length === 0
  return {
    kind: 'offer',
    offer: {
      ...offer,
      organisationId: organisation['id'],
      ...(silent ? {} : { places }),
      phones,
      ...(confirmed.length > 0 && {
        confirmed: Object.fromEntries(confirmed.map(({ group, ...said }) => [group, said])),
      }),
    },
    organisation,
    wrong,
  }
}

const passed: CellText = { write: String, read: (text) => text }

function known(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
