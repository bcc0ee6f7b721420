/** The small values everything else is made of, and their schemas. */
import { z } from './zod.ts'

/** A UUID in lower case; ids made here are UUIDv7 (RFC 9562), never used for order or cursor. */
export const id = z.uuid().refine((value) => value === value.toLowerCase())

/** An area's key: a municipality key (AGS) with an optional suffix, e.g. `05999012-03`. Never contains `|`. */
export const areaId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** An instant in UTC, ISO 8601 with `Z`; information only, never used for order. */
export const instant = z.iso.datetime()

/** A time of day on the clock, `HH:MM`, `24:00` allowed as an end. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)

/** Bytes as base64url without padding (RFC 4648 §5). */
export const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/)
