/**
 * Coordinates in degrees (WGS 84): `51,294682`, `51° 17' 41" N`, both in one cell. Metres of UTM or Gauß-Krüger and
 * exchanged columns are refused: a wrong point on the map is worse than none.
 */
import type { MapNote } from '../../../../../shared/protocol/import-notes.ts'
import { numberOf } from './number.ts'

type Point = { latitude: number; longitude: number }
type PointReading = { point: Point } | { trouble: MapNote }

/** Where Germany lies; degrees the other way round lie off the coast of Somalia and were exchanged. */
const germany = { latitude: [46.5, 56], longitude: [5, 16] } as const

/** Both cells empty is no point and no trouble; read that before. */
export function pointOf(latitude: string, longitude: string): PointReading {
  const same = latitude === longitude
  const pair = same ? pairOf(latitude) : undefined
  const [north, east] = same ? (pair ?? []) : [degreesOf(latitude), degreesOf(longitude)]
  if (latitude === '' || longitude === '') return { trouble: 'coordinates_half' }
  if (north === undefined || east === undefined) return { trouble: 'coordinates_refused' }
  if (Math.abs(north) > 1000 && Math.abs(east) > 1000) return { trouble: 'coordinates_projected' }
  if (Math.abs(north) > 90 || Math.abs(east) > 180 || (north === 0 && east === 0))
    return { trouble: 'coordinates_refused' }
  if (within(north, germany.longitude) && within(east, germany.latitude)) return { trouble: 'coordinates_swapped' }
  return { point: { latitude: north, longitude: east } }
}

function within(degrees: number, [from, to]: readonly [number, number]): boolean {
  return degrees >= from && degrees <= to
}

/** Decimal degrees, or degrees, minutes and seconds with a letter of the compass (O and E are both east). */
export function degreesOf(written: string): number | undefined {
  const [, degrees, minutes = '0', seconds = '0', way = ''] =
    /^[NSOEW]?\s*(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''|′′)\s*)?([NSOEW]?)$/i.exec(
      written.trim(),
    ) ?? []
  if (degrees === undefined) return numberOf(written.replace(/°$/, ''))
  const size = Number(degrees) + decimal(minutes) / 60 + decimal(seconds) / 3600
  return /[SW]/i.test(way) ? -size : size
}

/** `51.29, 7.25`, `51,29 / 7,25`, `POINT (7.25 51.29)`; latitude first, in a POINT longitude first (OGC). */
export function pairOf(written: string): [latitude: number, longitude: number] | undefined {
  const wkt = /^POINT\s*\(\s*(\S+)\s+(\S+)\s*\)$/i.exec(written.trim())
  const [, first, second] = wkt ?? /^(\S+?)\s*(?:[;/|]|,\s|,(?=-?\d+\.)|\s)\s*(\S+)$/.exec(written.trim()) ?? []
  const one = first === undefined ? undefined : degreesOf(first)
  const other = second === undefined ? undefined : degreesOf(second)
  if (one === undefined || other === undefined) return undefined
  return wkt === null ? [one, other] : [other, one]
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'))
}
