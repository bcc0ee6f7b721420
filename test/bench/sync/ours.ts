/** Our own side: the real server on SQLite, the extension's own client in the page. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCatalogue } from '../../../server/catalogue/write.ts'
import { invite } from '../../../server/enrolment/invite.ts'
import { push } from '../../../server/feeds/push.ts'
import type { Session } from '../../../server/http/session.ts'
import { openStore, type Store } from '../../../server/store/open.ts'
import type { TestKeyLog } from '../../builders/a-key-log.ts'
import { freePort } from '../../engines/free-port.ts'
import { admit, type WrittenEvent } from '../../proofs/parts/writer.ts'
import { bundle } from './bundle.ts'
import { startChild } from './child-server.ts'
import { admitWaiting, foundLog } from './key-logs.ts'
import type { Peer } from './peer.ts'
import type { Records } from './records.ts'

export const ours: Peer = {
  name: 'ours (signatures and chain checked)',
  async start(records) {
    const folder = await mkdtemp(join(tmpdir(), 'kettenglied-bench-'))
    const store = await openStore(`sqlite:${join(folder, 'kettenglied.db')}`)
    const { session, keys, code } = await fill(store, records)
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const script = join(import.meta.dirname, 'our-server.ts')
    const server = await startChild([script, folder, String(port)], process.cwd(), `${url}/livez`)
    return {
      url,
      scripts: [await bundle('our-page')],
      setUp: async (page) => {
        const enrolled = { url, code, to: records.receiver.organisationId }
        await page.evaluate((given) => window.enrolBench(given.url, given.code, given.to), enrolled)
        await admitWaiting(store, session, keys)
        await page.evaluate(() => window.takePartBench())
      },
      addElsewhere: async () => pushAll(store, session, records.later),
      stop: async () => {
        await server.stop()
        await store.close()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}

async function fill(store: Store, records: Records): Promise<{ session: Session; keys: TestKeyLog; code: string }> {
  const { network, areas, organisations, offers } = records.network
  await writeCatalogue(store, [
    { kind: 'network', id: 'network', data: network },
    ...areas.map((data) => ({ kind: 'area' as const, id: data.id, data })),
    ...organisations.map((data) => ({ kind: 'organisation' as const, id: data.id, data })),
    ...offers.map((data) => ({ kind: 'offer' as const, id: data.id, data })),
  ])
  const session = await admit(store, records.sender)
  const keys = await foundLog(store, session)
  await foundLog(store, await admit(store, records.receiver))
  await pushAll(store, session, records.events)
  return { session, keys, code: await invite(store, { organisationId: session.organisationId, role: 'professional' }) }
}

async function pushAll(store: Store, session: Session, events: readonly WrittenEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += 500) {
    const batch = events.slice(at, at + 500)
    const results = await push(
      store,
      session,
      batch.map(({ p, s }) => ({ p, s })),
      Date.now(),
    )
    const refused = results.find((result) => result.st !== 'stored')
    if (refused !== undefined) throw new Error(`an event was ${refused.st}: ${refused.code ?? ''}`)
  }
}
