/** Whether two addresses are one house, however they are written. */
import { fold } from '../../../shared/text/fold.ts'

type Address = { street?: unknown; postcode?: unknown }

/** Whether the address is one of those; who left out a postcode still means the same house. */
export function isAmong(address: Address, others: readonly Address[]): boolean {
  const house = houseOf(address)
  return house !== '' && others.some((other) => houseOf(other) === house && meets(address.postcode, other.postcode))
}

/** A street is written in three ways. */
function houseOf({ street }: Address): string {
  const folded = fold(typeof street === 'string' ? street : '').replace(/strasse|str\b\.?/g, 'str')
  return folded.replace(/[^\p{L}\p{N}]/gu, '')
}

function meets(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined || one === other
}
