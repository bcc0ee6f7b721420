import { z } from '../zod.ts'
import { type CodeList, codesOf } from './index.ts'

/** A schema that accepts exactly the codes of one list. */
export function code<L extends CodeList>(list: L) {
  return z.enum(codesOf(list))
}
