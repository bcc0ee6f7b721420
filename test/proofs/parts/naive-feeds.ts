/** The control: feeds by an identity column and `seq > cursor`, the way that skips what commits late. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { briefly, type FeedsUnderTest, InjectedRollback } from './workload.ts'

export async function openNaiveFeeds(url: string): Promise<FeedsUnderTest & { close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  // The pool says that it has ended before its connections have: whoever drops the database then would cut them.
  const ends: Promise<void>[] = []
  pool.on('connect', (client) => {
    ends.push(new Promise((resolve) => client.once('end', resolve)))
  })
  await pool.query('create table naive (seq bigint generated always as identity, org text, id text)')
  return {
    async append(_writer, from, to) {
      const id = randomUUID()
      const client = await pool.connect()
      try {
        await client.query('begin')
        for (const org of new Set([from, to]))
          await client.query('insert into naive (org, id) values ($1, $2)', [org, id])
        await briefly()
        if (Math.random() < 0.1) throw new InjectedRollback()
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
      return id
    },
    async read(organisation, cursor) {
      const sql = 'select seq, id from naive where org = $1 and seq > $2 order by seq limit 50'
      const { rows } = await pool.query<{ seq: string; id: string }>(sql, [organisation, cursor ?? '0'])
      return { ids: rows.map((row) => row.id), cursor: rows.at(-1)?.seq ?? cursor }
    },
    async close() {
      await pool.end()
      await Promise.all(ends)
    },
  }
}
