import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  it('an edit finds what is old enough to be forgotten without looking through the catalogue', async () => {
    const { db } = await engine.freshStore()
    const old = db.selectFrom('catalogue_item').select('n').where('data', 'is', null).where('changed_at', '<', 1)
    const plan = await db.transaction().execute(async (trx) => {
      // In an empty table PostgreSQL would look through all of nothing.
      if (engine.name === 'postgres') await sql`set local enable_seqscan = off`.execute(trx)
      const { sql: text, parameters } = old.compile()
      const word = sql.raw(engine.name === 'postgres' ? 'explain' : 'explain query plan')
      const literal = text.replace(/\$1|\?/, String(parameters[0]))
      return JSON.stringify((await sql`${word} ${sql.raw(literal)}`.execute(trx)).rows)
    })
    expect(plan).toContain('catalogue_tombstone')
  })
})
