/**
 * What is asked of a network with a million events must not look through whole tables. Every statement that the server's
 * own functions send is explained by the engine itself: what this proves of a question holds of the one that is asked.
 */
import { CompiledQuery, type KyselyPlugin, sql } from 'kysely'
import { expect, it } from 'vitest'
import { rememberDone } from '../../server/catalogue/edit/done.ts'
import { appendToFeed } from '../../server/catalogue/feed.ts'
import { readMarked } from '../../server/catalogue/protected/marked.ts'
import { takenBy } from '../../server/confirm-page/taken.ts'
import { endDevice } from '../../server/enrolment/revoke.ts'
import { readErasures } from '../../server/feeds/erasure-proof.ts'
import { relatedTo } from '../../server/feeds/named-referrals.ts'
import { announceRevocations } from '../../server/keys/announce.ts'
import { dropOldReads } from '../../server/statistics/api/read-log.ts'
import { fillRecords } from '../../server/statistics/fill-records.ts'
import type { Store } from '../../server/store/open.ts'
import type { Db } from '../../server/store/schema.ts'
import { dropOldVain } from '../../server/vain/keep.ts'
import { leafOf } from '../../shared/protocol/chain.ts'
import { receiver, sender, twoOffices } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'

/** `indexes`: by which it is answered. */
type Asked = { tables: string[]; indexes: string[]; ask: (db: Db, store: Store) => Promise<unknown> }

const id = '01990000-0000-7000-8000-0000000000aa'
const referral = {
  ...{ id, chain_id: id, from_org: sender, to_org: receiver, erased_at: null, kind: 'referral' as const },
  ...{ code: 'PK-D054-T5', events: 1, firstOn: 0, lastOn: 0 },
}
const revocation = { statement: { t: 'device_revoked', id, device: id }, st: '{}', sig: '', hash: leafOf('{}') }

const questions: Record<string, Asked> = {
  'what concerns the same family': {
    tables: ['referral', 'event'],
    indexes: ['referral_by_chain', 'referral_by_code'],
    ask: (db) => relatedTo(db, referral),
  },
  'with whom an organisation has to do': {
    tables: ['referral'],
    indexes: ['referral_received'],
    ask: (db, { engine }) =>
      announceRevocations(db, engine, sender, [revocation] as unknown as Parameters<typeof announceRevocations>[3], 0),
  },
  'the proof of erasures': {
    tables: ['statement', 'feed'],
    indexes: ['statement_by_time'],
    ask: (db) => readErasures(db, Date.now(), sender),
  },
  'edits that are forgotten': {
    tables: ['catalogue_done'],
    indexes: ['catalogue_done_by_time'],
    ask: (db) => rememberDone(db, sender, [], 0),
  },
  'tombstones that are forgotten': {
    tables: ['catalogue_item'],
    indexes: ['catalogue_tombstone'],
    ask: (db) =>
      appendToFeed(db, { id: 1, epoch: id, head: 0, chain: new Uint8Array(16), floor: 0 }, [], {
        at: 0,
        origin: { how: 'operator' },
      }),
  },
  'offers that are protected places': {
    tables: ['catalogue_item'],
    indexes: ['catalogue_protected'],
    ask: (db) => readMarked(db),
  },
  'readings of figures that are forgotten': {
    tables: ['stat_read'],
    indexes: ['stat_read_by_time'],
    ask: (_, store) => dropOldReads(store, 0),
  },
  'words that are forgotten': {
    tables: ['vain_share'],
    indexes: ['vain_share_by_time'],
    ask: (_, store) => dropOldVain(store, 0),
  },
  'what a provider said by its link': {
    tables: ['catalogue_version'],
    indexes: ['version_by_provider'],
    ask: (db) => takenBy(db, { organisationId: sender, createdAt: 0 } as Parameters<typeof takenBy>[1]),
  },
  'codes of a device that is shut out': {
    tables: ['invitation'],
    indexes: ['invitation_by_maker'],
    ask: (db) => endDevice(db, id, 0),
  },
  'referrals that wait for their record': {
    tables: ['referral'],
    indexes: [],
    ask: (_, store) => fillRecords(store),
  },
}

/** A store that notes what it is asked. */
function listening(store: Store): { store: Store; queries: CompiledQuery[] } {
  const queries: CompiledQuery[] = []
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      queries.push(store.db.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const db = store.db.withPlugin(plugin)
  return { store: { ...store, db, write: (work) => work(db, () => undefined) }, queries }
}

async function planOf({ db, engine }: Store, { sql: text, parameters }: CompiledQuery): Promise<string> {
  const word = engine === 'postgres' ? 'explain' : 'explain query plan'
  return await db.transaction().execute(async (trx) => {
    // In a small table PostgreSQL would look through all of it; so it does only where there is no other way.
    if (engine === 'postgres') await sql`set local enable_seqscan = off`.execute(trx)
    const { rows } = await trx.executeQuery(CompiledQuery.raw(`${word} ${text}`, [...parameters]))
    return rows.map((row) => Object.values(row as object).join(' ')).join('\n')
  })
}

eachEngine((engine) => {
  it('no question looks through a whole table, nor sorts what it could read in order', async () => {
    const plain = await engine.freshStore()
    const heard = listening(plain)
    const server = await twoOffices(heard.store)
    await server.push(server.ours, [wire(aSignedEvent(server.ours))])
    for (const [question, { tables, indexes, ask }] of Object.entries(questions)) {
      heard.queries.length = 0
      await ask(heard.store.db, heard.store)
      const plans: string[] = []
      for (const query of heard.queries) plans.push(await planOf(plain, query))
      const whole = new RegExp(`(?:SCAN|Seq Scan on) (?:${tables.join('|')})\\b|B-TREE FOR ORDER BY`)
      expect(
        plans.filter((plan) => whole.test(plan)),
        question,
      ).toEqual([])
      for (const index of indexes) expect(plans.join('\n'), question).toMatch(new RegExp(`\\b${index}\\b`))
    }
  })
})
