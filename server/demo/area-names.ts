/**
 * The invented Kreis Musterland: twelve municipalities and thirty social spaces, none of which
 * exists. Built like a real Kreis in which two towns run youth offices of their own. The key 05999
 * is assigned to nobody.
 */

/** One social space: size relative to the others, burden from 0 (none) to 1 (heavy), and what people call it. */
export type SpaceName = {
  name: string
  size: number
  burden: number
  alsoKnownAs?: readonly string[]
  /** Why the network begins here. */
  pilotReason?: string
}

type MunicipalityName = {
  /** Municipality key (AGS). */
  id: string
  /** The letter under which map.ts knows it. */
  letter: string
  name: string
  postcode: string
  alsoKnownAs?: readonly string[]
  /** The key of its youth-office district. */
  district: string
  spaces: readonly SpaceName[]
}

export const kreis = { id: '05999', name: 'Kreis Musterland', alsoKnownAs: ['Musterland', 'Kreisgebiet'] }

export const districts = [
  { id: '05999-ja-kreis', name: 'Jugendamtsbezirk Kreis Musterland' },
  { id: '05999-ja-silberfurt', name: 'Jugendamtsbezirk Stadt Silberfurt' },
  { id: '05999-ja-kranichhorst', name: 'Jugendamtsbezirk Stadt Kranichhorst' },
] as const

const kreisDistrict = '05999-ja-kreis'

export const municipalities: readonly MunicipalityName[] = [
  {
    id: '05999004',
    letter: 'S',
    name: 'Silberfurt',
    postcode: '00104',
    alsoKnownAs: ['Stadt Silberfurt'],
    district: '05999-ja-silberfurt',
    spaces: [
      { name: 'Silberfurt-Altmarkt', size: 1.2, burden: 0.45, alsoKnownAs: ['Altmarkt', 'Innenstadt Silberfurt'] },
      { name: 'Gerberviertel', size: 1.5, burden: 0.85, alsoKnownAs: ['Gerbersiedlung'] },
      { name: 'Nordhöhe', size: 1.1, burden: 0.3 },
      { name: 'Kastanienkamp', size: 1.3, burden: 0.6 },
      {
        name: 'Hafenquartier',
        size: 1.4,
        burden: 0.95,
        alsoKnownAs: ['Am Hafen', 'Alter Hafen'],
        pilotReason: 'Höchste Kinderarmut im Kreis und wenige Angebote in Laufnähe',
      },
      { name: 'Sonnenhang', size: 0.9, burden: 0.1 },
    ],
  },
  {
    id: '05999008',
    letter: 'K',
    name: 'Kranichhorst',
    postcode: '00108',
    alsoKnownAs: ['Stadt Kranichhorst'],
    district: '05999-ja-kranichhorst',
    spaces: [
      { name: 'Kranichhorst-Mitte', size: 1.3, burden: 0.5 },
      {
        name: 'Webersiedlung',
        size: 1.4,
        burden: 0.8,
        alsoKnownAs: ['Weberblocks'],
        pilotReason: 'Viele Familien ziehen neu zu, und ihre Übergänge in Kita und Schule tragen noch nicht',
      },
      { name: 'Teichviertel', size: 1, burden: 0.35 },
      { name: 'Ostkamp', size: 1.1, burden: 0.55 },
      { name: 'Moorrand', size: 0.8, burden: 0.2 },
    ],
  },
  {
    id: '05999012',
    letter: 'F',
    name: 'Fabelstedt',
    postcode: '00112',
    alsoKnownAs: ['Kreisstadt', 'Kreisstadt Fabelstedt'],
    district: kreisDistrict,
    spaces: [
      { name: 'Fabelstedt-Kern', size: 1.2, burden: 0.4 },
      { name: 'Schlossgraben', size: 0.9, burden: 0.15 },
      { name: 'Ziegelgrund', size: 1.1, burden: 0.7, alsoKnownAs: ['Ziegelei'] },
      { name: 'Wiesenufer', size: 0.8, burden: 0.3 },
    ],
  },
  {
    id: '05999016',
    letter: 'D',
    name: 'Drosselrode',
    postcode: '00116',
    district: kreisDistrict,
    spaces: [
      { name: 'Drosselrode-Dorf', size: 0.8, burden: 0.25 },
      { name: 'Birkenschlag', size: 0.6, burden: 0.4 },
    ],
  },
  {
    id: '05999020',
    letter: 'Q',
    name: 'Quittenbach',
    postcode: '00120',
    district: kreisDistrict,
    spaces: [
      { name: 'Quittenbach-Unterdorf', size: 0.7, burden: 0.3 },
      { name: 'Rehbusch', size: 0.5, burden: 0.15 },
    ],
  },
  {
    id: '05999024',
    letter: 'N',
    name: 'Nimmerfeld',
    postcode: '00124',
    district: kreisDistrict,
    spaces: [
      { name: 'Nimmerfeld-Ort', size: 0.8, burden: 0.35 },
      { name: 'Windkuhle', size: 0.5, burden: 0.2 },
    ],
  },
  {
    id: '05999028',
    letter: 'W',
    name: 'Wolkenbeck',
    postcode: '00128',
    district: kreisDistrict,
    spaces: [
      { name: 'Wolkenbeck-Mitte', size: 0.9, burden: 0.45 },
      { name: 'Stille Aue', size: 0.6, burden: 0.1 },
    ],
  },
  {
    id: '05999032',
    letter: 'I',
    name: 'Immerloh',
    postcode: '00132',
    district: kreisDistrict,
    spaces: [
      { name: 'Immerloh-Nord', size: 0.7, burden: 0.5 },
      { name: 'Immerloh-Süd', size: 0.7, burden: 0.25 },
    ],
  },
  {
    id: '05999036',
    letter: 'A',
    name: 'Apfelhagen',
    postcode: '00136',
    district: kreisDistrict,
    spaces: [
      { name: 'Apfelhagen-Dorf', size: 0.7, burden: 0.2 },
      { name: 'Sandkuhlen', size: 0.5, burden: 0.35 },
    ],
  },
  {
    id: '05999040',
    letter: 'E',
    name: 'Federmoor',
    postcode: '00140',
    district: kreisDistrict,
    spaces: [{ name: 'Federmoor-Kirchdorf', size: 0.6, burden: 0.3 }],
  },
  {
    id: '05999044',
    letter: 'M',
    name: 'Muschelau',
    postcode: '00144',
    district: kreisDistrict,
    spaces: [{ name: 'Muschelau-Dorf', size: 0.5, burden: 0.2 }],
  },
  {
    id: '05999048',
    letter: 'G',
    name: 'Igelstrup',
    postcode: '00148',
    district: kreisDistrict,
    spaces: [{ name: 'Igelstrup-Dorf', size: 0.5, burden: 0.25 }],
  },
]

/** The key of a social space: its municipality's with a running number. */
export function spaceId(municipalityId: string, at: number): string {
  return `${municipalityId}-${String(at + 1).padStart(2, '0')}`
}
