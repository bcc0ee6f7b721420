/** Streets of the invented towns. */
import type { Random } from './random.ts'

const streets = [
  'Amselweg',
  'Am Alten Speicher',
  'Am Mühlgraben',
  'Birnbaumallee',
  'Dohlengasse',
  'Eichhörnchenweg',
  'Fliederstraße',
  'Gartenstraße',
  'Hasensprung',
  'Igelpfad',
  'Kirschgarten',
  'Lange Reihe',
  'Marktstraße',
  'Nussbaumweg',
  'Pappelallee',
  'Quellenweg',
  'Ringstraße',
  'Rosenstraße',
  'Schmiedegasse',
  'Tulpenweg',
  'Ulmenstraße',
  'Veilchenweg',
  'Wacholderweg',
  'Zur Alten Linde',
] as const

/** A street with a house number. */
export function streetOf(source: Random): string {
  return `${source.pick(streets)} ${source.whole(1, 98)}${source.chance(0.1) ? 'a' : ''}`
}
