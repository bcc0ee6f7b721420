/** Whether a device takes part in referrals: only professionals have a feed; for other roles the server keeps it shut. */
import type { Enrolment } from '../store/meta.ts'

export function takesPart({ role }: Pick<Enrolment, 'role'>): boolean {
  return role === 'professional'
}
