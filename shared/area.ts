/** Areas of the network: a tree from Land down to social space (Sozialraum). */
import { code } from './codes/schema.ts'
import { areaId, day } from './scalars.ts'
import { z } from './zod.ts'

const ring = z.array(z.tuple([z.number(), z.number()])).min(4)

/** GeoJSON geometry (RFC 7946), WGS 84, longitude first. */
export const geometry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
])

export const areaSchema = z.strictObject({
  id: areaId,
  name: z.string().min(1).max(120),
  level: code('areaLevel'),
  /** Null at the top; an edit writes a field that is not there as null, so absent is the same. */
  parentId: areaId.nullable().default(null),
  /** Children living here by age band, on the day `populationOn`. */
  children: z.partialRecord(code('ageBand'), z.number().int().nonnegative()).optional(),
  populationOn: day.optional(),
  /** Burden indicators in percent, e.g. `sgb2Under15` (share of children in households on basic income support). */
  indicators: z.record(z.string().regex(/^[A-Za-z0-9]{1,40}$/), z.number()).optional(),
  /** A pilot area (Pilotraum) needs a stated reason. */
  pilotReason: z.string().max(400).optional(),
  /** Other names people use for the place, for search. */
  alsoKnownAs: z.array(z.string().min(1).max(80)).max(20).optional(),
  geometry: geometry.optional(),
})

export type Area = z.infer<typeof areaSchema>
