/**
 * Takes a request's edits, in their order and in one transaction under the catalogue's lock. One that is refused or
 * meets another's change does not stop the rest.
 */

import { germanDay } from '../../../shared/german-day.ts'
import type { Edit, EditResult } from '../../../shared/protocol/edits.ts'
import { record } from '../../audit/record.ts'
import type { Session } from '../../http/session.ts'
import type { Store } from '../../store/open.ts'
import { changeCatalogue } from '../write.ts'
import { type Decision, decideEdit } from './decide-edit.ts'
import { doneAmong, rememberDone } from './done.ts'
import { readStanding, type Standing } from './standing.ts'

/** Settings of the whole network; who changed them stands in the audit log. */
const settings: ReadonlySet<string> = new Set(['network', 'codes', 'synonyms'])

export async function takeEdits(
  store: Store,
  session: Session,
  edits: readonly Edit[],
  now: number,
): Promise<EditResult[]> {
  const { organisationId, deviceId } = session
  const today = germanDay(now)
  const { result } = await changeCatalogue(
    store,
    async (trx) => {
      const standing = await readStanding(trx)
      const done = await doneAmong(
        trx,
        organisationId,
        edits.map(({ id }) => id),
      )
      const decisions: [Edit, Decision][] = []
      for (const edit of edits) {
        const decision: Decision = done.has(edit.id)
          ? { st: 'applied' }
          : await decideEdit({ standing, trx, session, today }, edit)
        decisions.push([edit, decision])
        if (decision.st === 'applied') done.add(edit.id)
      }
      const taken = decisions.filter(([, { st }]) => st === 'applied').map(([{ id }]) => id)
      await rememberDone(trx, organisationId, taken, now)
      const changes = standing.changes()
      for (const { id } of changes.filter(({ kind }) => settings.has(kind)))
        await record(trx, store.engine, { act: 'network_changed', actor: deviceId, subject: id, at: now })
      return { changes, origin: { how: 'edit', organisationId }, result: await resultsOf(standing, decisions) }
    },
    now,
  )
  return result
}

async function resultsOf(standing: Standing, decisions: readonly [Edit, Decision][]): Promise<EditResult[]> {
  const results: EditResult[] = []
  for (const [{ id, kind, item }, decision] of decisions)
    results.push({ id, ...decision, data: await standing.get(kind, item) })
  return results
}
