/**
 * Ids of records that HSDS wants and we do not keep: telephone, schedule, location, attribute. They follow from what
 * they belong to (UUIDv5), so that two exports, two processes and the read API name the same thing alike.
 */
import { parse, v5 } from 'uuid'

/**
 * The name space of our derived ids; never changes, or every reader's copy would be strange to us. Read once: reading
 * it for each id takes four times as long as the id itself.
 */
const space = parse('6f1a3b0c-7c55-5d0e-9a1b-2f4c8e6d7a90')

/** @param parts what the record is and what it belongs to, e.g. `('phone', offerId, 0)` */
export function derivedId(...parts: readonly (string | number)[]): string {
  return v5(parts.join('|'), space)
}
