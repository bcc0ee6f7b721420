/**
 * One index as one buffer: a head of numbers, then the arrays one after another, each at a multiple of eight.
 * Opening makes views and copies nothing; that is what makes the panel open at once.
 */

const kinds = { u8: Uint8Array, u16: Uint16Array, i16: Int16Array, u32: Uint32Array, f32: Float32Array } as const

/** Every array of an index in the order in which it lies in the buffer. */
const sections = {
  wordUnits: 'u16',
  wordStarts: 'u32',
  wordLetters: 'u32',
  wordPostings: 'u32',
  postingOffers: 'u32',
  postingImpacts: 'u8',
  postingFields: 'u8',
  shownUnits: 'u16',
  shownStarts: 'u32',
  wordWorth: 'u8',
  ids: 'u8',
  types: 'u8',
  phases: 'u8',
  fields: 'u8',
  needs: 'u32',
  ageFrom: 'i16',
  ageTo: 'i16',
  access: 'u8',
  settings: 'u8',
  languages: 'u32',
  costs: 'u8',
  capacities: 'u8',
  confirmed: 'u16',
  placeStarts: 'u32',
  latitudes: 'f32',
  longitudes: 'f32',
  areaStarts: 'u32',
  areas: 'u16',
  typeStarts: 'u32',
  typeOffers: 'u32',
  termUnits: 'u16',
  termStarts: 'u32',
  termLetters: 'u32',
  termSlotStarts: 'u32',
  termSlots: 'u16',
  slotPhraseStarts: 'u32',
  slotPhrases: 'u16',
  phraseSizes: 'u8',
  phraseKinds: 'u8',
  phraseTypeStarts: 'u32',
  phraseTypes: 'u8',
  phraseNeedStarts: 'u32',
  phraseNeeds: 'u8',
  areaList: 'u8',
} as const

type Kind = keyof typeof kinds
type ArrayOf<K extends Kind> = {
  u8: Uint8Array
  u16: Uint16Array
  i16: Int16Array
  u32: Uint32Array
  f32: Float32Array
}[K]
export type IndexArrays = { [S in keyof typeof sections]: ArrayOf<(typeof sections)[S]> }

const magic = 0x4b47_5331
const headNumbers = 3

/** Puts the arrays into one buffer. `stamp` says with which words and code it was built. */
export function packArrays(arrays: IndexArrays, stamp: number): ArrayBuffer {
  const names = Object.keys(sections) as (keyof typeof sections)[]
  let length = align(4 * (headNumbers + 2 * names.length))
  const places = names.map((name) => {
    const start = length
    length = align(start + arrays[name].byteLength)
    return start
  })
  const buffer = new ArrayBuffer(length)
  const head = new Uint32Array(buffer, 0, headNumbers + 2 * names.length)
  head.set([magic, stamp, names.length])
  names.forEach((name, index) => {
    const array = arrays[name]
    const start = places[index] ?? 0
    head.set([start, array.length], headNumbers + 2 * index)
    new Uint8Array(buffer, start, array.byteLength).set(
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
    )
  })
  return buffer
}

/** Views on the arrays of a buffer, or undefined when it is no index or was built with another stamp. */
export function openArrays(buffer: ArrayBuffer, stamp: number): IndexArrays | undefined {
  const names = Object.keys(sections) as (keyof typeof sections)[]
  const headLength = headNumbers + 2 * names.length
  if (buffer.byteLength < 4 * headLength) return undefined
  const head = new Uint32Array(buffer, 0, headLength)
  if (head[0] !== magic || head[1] !== stamp || head[2] !== names.length) return undefined
  const arrays: Record<string, unknown> = {}
  for (const [index, name] of names.entries()) {
    const start = head[headNumbers + 2 * index] ?? 0
    const length = head[headNumbers + 2 * index + 1] ?? 0
    const View = kinds[sections[name]]
    if (start + length * View.BYTES_PER_ELEMENT > buffer.byteLength) return undefined
    arrays[name] = new View(buffer, start, length)
  }
  return arrays as IndexArrays
}

function align(position: number): number {
  return Math.ceil(position / 8) * 8
}
