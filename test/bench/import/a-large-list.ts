/** A large invented list of offers as CSV, for measurements. */
const kinds = ['Krabbelgruppe', 'Elterncafé', 'Hebammensprechstunde', 'Lesepaten', 'Spielkreis', 'Beratung']

export function aLargeList(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? ''
    const place = `${(51 + (at % 997) / 1000).toFixed(4).replace('.', ',')};${(7 + (at % 991) / 1000).toFixed(4).replace('.', ',')}`
    return `${at};${kind} Haus ${at};Musterweg ${at};0000 ${100_000 + at};www.haus${at}.example;${place};Träger ${at % 500} e. V.;1.9.2026`
  })
  return new TextEncoder().encode(['Nr;Name;Straße;Telefon;Web;Breite;Länge;Art;Stand', ...lines].join('\r\n'))
}
