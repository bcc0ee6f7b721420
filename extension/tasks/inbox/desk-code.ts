/** A hand-over code that a family brings to the desk: read as it is typed, and looked for on this device. */
import { crockfordValue } from '../../../shared/protocol/crockford.ts'
import { handoverCode, readHandoverCode } from '../../../shared/referral/handover-code.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { database } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { arrivalRecords } from '../../store/incoming.ts'
import { isShown } from '../../store/read-referrals.ts'

/** `check`: it has the form of a code, and a character is wrong. */
export type DeskCode = { code: string } | { fault: 'empty' | 'form' | 'check' }

export function readDeskCode(text: string): DeskCode {
  const code = readHandoverCode(text)
  if (code !== undefined) return { code }
  const compact = text.replace(/[\s\p{Pd}.]/gu, '').toUpperCase()
  if (compact === '') return { fault: 'empty' }
  const body = compact.startsWith('PK') ? compact.slice(2) : compact
  const likeACode = body.length === 6 && [...body].every((char) => crockfordValue(char) >= 0)
  return { fault: likeACode ? 'check' : 'form' }
}

/** `own`: the code was given out here. */
export type Match = { state: ReferralState; own: boolean }

/**
 * Everything here that bears the code: what was handed over to us, what we handed over, and families that came
 * with it before. Codes of different referrals may coincide.
 */
export async function findByCode(code: string): Promise<Match[]> {
  const own = (await enrolment())?.organisationId
  const [refs, arrivals] = await Promise.all([database.referrals.toCollection().primaryKeys(), arrivalRecords()])
  const records = await database.referrals.bulkGet(refs.filter((ref) => handoverCode(ref) === code))
  const came = arrivals.filter(({ state }) => state.from === own && state.presented?.code === code)
  const states = [...records, ...came].flatMap((record) =>
    record === undefined || !isShown(record) ? [] : [record.state],
  )
  const concerning = states.filter(({ kind, from, to, presented }) =>
    kind === 'arrival' ? presented?.code === code && from === own : kind === 'referral' && (to === own || from === own),
  )
  return concerning.map((state) => ({ state, own: state.kind === 'referral' && state.to !== own }))
}
