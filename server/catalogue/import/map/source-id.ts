/** What finds a row's offer again when the list comes the next time: its own number, or what stays the same about it. */
import { createHash } from 'node:crypto'
import { fold } from '../../../../shared/text/fold.ts'
import { cutAt } from './values/cut-text.ts'

const most = 200

/** A number of the list; a longer one than has room ends in a check sum instead of being cut into another's. */
export function shortenedId(id: string): { id: string; shortened: boolean } {
  if (id.length <= most) return { id, shortened: false }
  const sum = createHash('sha256').update(id).digest('hex').slice(0, 24)
  return { id: `${cutAt(id, most - sum.length - 1)}~${sum}`, shortened: true }
}

/** From provider, title and postcode (the street where there is none), however they are spelled this time. */
export function madeId(provider: string, title: string, place: string): string {
  return shortenedId([provider, title, place].map(slug).join('/')).id
}

function slug(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
