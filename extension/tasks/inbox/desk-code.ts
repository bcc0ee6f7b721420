/** A hand-over code that a family brings to the desk: read as it is typed or scanned, and looked for here and at the server. */
import { crockfordValue } from '../../../shared/protocol/crockford.ts'
import { handoverCode, readHandoverCode } from '../../../shared/referral/handover-code.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { database } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { arrivalRecords } from '../../store/incoming.ts'
import { isShown } from '../../store/read-referrals.ts'
import type { StepOutcome } from '../../sync/step.ts'
import { syncNow } from '../../sync/sync.ts'

/** `check`: it has the form of a code, and a character is wrong. */
export type DeskCode = { code: string } | { fault: 'empty' | 'form' | 'check' }

/** Case, spaces, hyphens and a missing `PK` do not matter. */
export function readDeskCode(given: string): DeskCode {
  const text = asScanned(given)
  const code = readHandoverCode(text)
  if (code !== undefined) return { code }
  const compact = text.replace(/[\s\p{Pd}.]/gu, '').toUpperCase()
  if (compact === '') return { fault: 'empty' }
  const body = compact.startsWith('PK') ? compact.slice(2) : compact
  const likeACode = body.length === 6 && [...body].every((char) => crockfordValue(char) >= 0)
  return { fault: likeACode ? 'check' : 'form' }
}

/**
 * A scanner acts as a keyboard, mostly an American one: under a German layout it types ß for the hyphen and swaps Y
 * and Z. No code has an ß, so it says where the text comes from.
 */
function asScanned(text: string): string {
  if (!/[ßẞ]/.test(text)) return text
  const swapped: Readonly<Record<string, string>> = { ß: '-', ẞ: '-', y: 'z', z: 'y', Y: 'Z', Z: 'Y' }
  return text.replace(/[ßẞyz]/gi, (char) => swapped[char] ?? char)
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

/** How long a family at the desk is kept waiting for the server. */
const patienceMs = 5_000
/** Between two looks while another page is talking to the server. */
const againMs = 250

/** `sure`: the server was asked, so that nothing with this code is on its way here. */
export type Looked = { matches: Match[]; sure: boolean }

/** Like `findByCode`; where nothing is here, once more after asking the server for what is new. */
export async function lookForCode(code: string, fetchNews: () => Promise<StepOutcome> = syncNow): Promise<Looked> {
  const here = await findByCode(code)
  if (here.length > 0) return { matches: here, sure: true }
  const until = Date.now() + patienceMs
  let outcome: StepOutcome | 'late' = 'busy'
  while (outcome === 'busy' && Date.now() < until) {
    outcome = await Promise.race([fetchNews(), pause(until - Date.now()).then(() => 'late' as const)])
    if (outcome === 'busy') await pause(againMs)
  }
  return { matches: await findByCode(code), sure: outcome === 'done' }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
