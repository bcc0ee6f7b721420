/** A list of offers as an office would hand it over, and the mapping that reads it. */

/** CSV with semicolons; `rows` stand below the head. */
export function aList(...rows: string[]): Uint8Array {
  return new TextEncoder().encode(['Nr;Name;Straße;Telefon;Web;Breite;Länge;Art;Stand', ...rows].join('\r\n'))
}

type Specs = Record<string, Record<string, unknown>>

export function aMapping({
  offer = {},
  organisation = {},
  ...rest
}: {
  offer?: Specs
  organisation?: Specs
  source?: string
} = {}): string {
  return JSON.stringify({
    source: 'Liste Musterstadt',
    offer: {
      sourceId: { column: 'Nr' },
      title: { column: 'Name' },
      offerType: { value: 'daycare' },
      street: { column: 'Straße' },
      phone: { column: 'Telefon' },
      url: { column: 'Web' },
      latitude: { column: 'Breite' },
      longitude: { column: 'Länge' },
      verifiedOn: { column: 'Stand' },
      ...offer,
    },
    organisation: { name: { value: 'Stadt Musterstadt' }, ...organisation },
    ...rest,
  })
}
