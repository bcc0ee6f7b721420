import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import type { Store } from '../../server/store/open.ts'
import { storeProblem } from '../../server/store/trouble.ts'
import { aLink, askPage, stepIn } from '../builders/a-link.ts'
import { aServer, sender } from '../builders/a-server.ts'
import { aSignedEvent, sealedPart, wire } from '../builders/a-signed-event.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'

/**
 * Makes the disk full, or free again. SQLite may take no further page; PostgreSQL raises the very
 * error of a full disk where feed and catalogue are written last.
 */
async function fill({ db, engine }: Store, full: boolean): Promise<void> {
  const statements =
    engine === 'sqlite'
      ? [`PRAGMA max_page_count = ${full ? 1 : 1_000_000}`]
      : full
        ? [
            `create function full_disk() returns trigger language plpgsql as
             $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
            'create trigger full_disk before insert on feed execute function full_disk()',
            'create trigger full_disk before insert on catalogue_log execute function full_disk()',
          ]
        : ['drop function full_disk cascade']
  for (const statement of statements) await sql.raw(statement).execute(db)
}

eachEngine((engine) => {
  it('a full disk refuses what is new, leaves nothing done by half, and all goes on when there is room', async () => {
    const store = await engine.freshStore()
    const { app, call, push, pull, enrol } = await aServer(store)
    const [ours, unused, linking] = [await enrol(sender), await enrol(sender), await enrol(sender)]
    const x = sealedPart(uuidv7(), 11_000)
    const events = Array.from({ length: 20 }, () => wire(aSignedEvent(ours, { t: 'shared', x })))
    const offers = Array.from({ length: 300 }, () => anOffer())
    const changes = offers.map((offer) => ({ kind: 'offer' as const, id: offer.id, data: offer }))

    const { code } = await aLink({ push }, linking)
    const page = await askPage({ app }, { code })
    const { head } = await pull(ours)

    await fill(store, true)
    const response = await call('POST', '/v1/sync/push', { events }, ours.tokens.access)
    expect(response.status).toBe(507)
    expect(response.headers.get('Retry-After')).toBe('5')
    expect(await response.json()).toMatchObject({ error: 'storage_full' })
    await expect(writeCatalogue(store, changes)).rejects.toSatisfy(
      (error) => storeProblem(error)?.code === 'storage_full',
    )
    // One answer still finds room on SQLite's last page.
    if (engine.name === 'postgres') {
      const refused = await askPage({ app }, { code, answer: 'accepted', step: stepIn(page) })
      expect(refused.status).toBe(507)
      expect(refused.text).toContain('Ihre Antwort wurde nicht gespeichert')
    }
    // Reading goes on, also with a token whose first use cannot be noted.
    expect(await pull(ours)).toMatchObject({ head })
    expect(await pull(unused)).toMatchObject({ head })
    expect((await verifyStore(store.db)).findings).toEqual([])

    await fill(store, false)
    expect((await push(ours, events)).every(({ st }) => st === 'stored')).toBe(true)
    expect(await writeCatalogue(store, changes)).toEqual({ changed: 300 })
    expect((await verifyStore(store.db)).findings).toEqual([])
  })
})
