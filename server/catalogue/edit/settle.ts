/** Settles reports: who may change the offer may say that it was looked into. */
import type { ProblemCode } from '../../../shared/problem.ts'
import type { Session } from '../../http/session.ts'
import type { Store } from '../../store/open.ts'
import { changeCatalogue } from '../write.ts'
import { mayEdit, rightsOn } from './permission.ts'
import { readAs } from './read-as.ts'
import { readStanding } from './standing.ts'

export type Settled = { id: string; st: 'applied' } | { id: string; st: 'refused'; code: ProblemCode }

export async function settleReports(
  store: Store,
  session: Session,
  reports: readonly string[],
  now: number,
): Promise<Settled[]> {
  const { organisationId } = session
  const { result } = await changeCatalogue(
    store,
    async (trx) => {
      const standing = await readStanding(trx)
      const rights = rightsOn(standing.ground, session)
      const results: Settled[] = []
      for (const id of reports) {
        const report = readAs('report', await standing.get('report', id))
        const offer = report === undefined ? undefined : readAs('offer', await standing.get('offer', report.offerId))
        const verdict = offer === undefined ? 'yes' : mayEdit(rights, 'offer', offer, offer)
        if (verdict !== 'yes') results.push({ id, st: 'refused', code: verdict })
        else {
          if (report !== undefined) standing.put({ kind: 'report', id, data: null })
          results.push({ id, st: 'applied' })
        }
      }
      return { changes: standing.changes(), origin: { how: 'edit', organisationId }, result: results }
    },
    now,
  )
  return result
}
