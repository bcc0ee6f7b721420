/**
 * What a report on a contact may carry: a telephone number, a page's or a mail address, and nothing that could be a
 * sentence about anybody. Asked on the device before it is kept, and by the server, which decides.
 */
import { z } from './zod.ts'

const number = z.string().regex(/^\+?[\d(][\d\s()/.\-–]{3,38}\d$/)
const page = z.url({ protocol: /^https?$/ }).max(200)
/** As people write it: `www.example.org/kurs`. */
const bare = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,20}(\/[\w\-./]*)?$/i)
const contact = z.union([number, page, z.email().max(200), bare])

export function isContact(value: string): boolean {
  return contact.safeParse(value.trim()).success
}
