/** A family's code is shown at a desk in the very moment in which its referral, a mistake or an erasure is written. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { push } from '../../server/feeds/push.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import type { Store } from '../../server/store/open.ts'
import type { WireEvent } from '../../shared/protocol/payload.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { twoOffices } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import type { EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

/** The store of another process whose transaction has written all it has to and not committed yet. */
function holding(store: Store) {
  const [written, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held: Store = {
    ...store,
    write: async (work) =>
      await store.write(async (trx, announce) => {
        const result = await work(trx, announce)
        written.resolve()
        await commit.promise
        return result
      }),
  }
  return { held, written: written.promise, commit: commit.resolve }
}

/** Until `other` has ended or waits for what the held transaction has locked. */
async function endedOrWaiting({ db, engine }: Store, other: Promise<unknown>): Promise<void> {
  if (engine === 'sqlite') return
  let ended = false
  other.finally(() => {
    ended = true
  })
  const waiting = async () => {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    return rows.length > 0
  }
  while (!ended && !(await waiting())) await new Promise((resolve) => setTimeout(resolve, 5))
}

eachEngine((engine) => {
  async function atOnce() {
    const store = await engine.freshStore()
    const offices = await twoOffices(store)
    const { ours, theirs, clock } = offices
    const referral = aSignedEvent(ours, { to: null })
    const c = { on: '2026-03-02', code: handoverCode(referral.payload.ref), feedback: true }
    const arrival = aSignedEvent(theirs, { from: theirs.organisationId, to: null, t: 'presented', c })
    const { ref, chain, from } = arrival.payload
    const mistake = aSignedEvent(theirs, { ref, chain, from, to: null, t: 'entered_in_error', lam: 2 })
    const by = (device: EnrolledDevice) => async (on: Store, event: WireEvent) => {
      const { id: deviceId, organisationId } = device
      const session = {
        deviceId,
        organisationId,
        role: 'professional',
        admitted: true,
        keeper: true,
        until: 0,
      } as const
      expect(await push(on, session, [event], clock.now)).toMatchObject([{ st: 'stored' }])
    }
    const both = async (first: (on: Store) => Promise<unknown>, second: (on: Store) => Promise<unknown>) => {
      const { held, written, commit } = holding(store)
      const one = first(held)
      await written
      const other = second(store)
      await endedOrWaiting(store, other)
      commit()
      await Promise.all([one, other])
      expect((await verifyStore(store.db)).findings).toEqual([])
    }
    const refer = (on: Store) => by(ours)(on, wire(referral))
    const show = (on: Store) => by(theirs)(on, wire(arrival))
    const takeBack = (on: Store) => by(theirs)(on, wire(mistake))
    return { ...offices, store, both, refer, show, takeBack, referral, arrival, mistake }
  }

  it('the arrival comes to who gave the code out, whichever of the two is written first', async () => {
    for (const first of ['referral', 'arrival'] as const) {
      const { both, refer, show, pull, ours, referral, arrival } = await atOnce()
      await (first === 'referral' ? both(refer, show) : both(show, refer))
      expect((await pull(ours)).items).toMatchObject([{ p: referral.p }, { p: arrival.p }])
    }
  })

  it('who is told of an arrival is told of the mistake, or of neither', async () => {
    const { both, refer, show, takeBack, store, pull, ours, referral, arrival, mistake } = await atOnce()
    await show(store)
    await both(refer, takeBack)
    expect((await pull(ours)).items).toMatchObject([{ p: referral.p }, { p: arrival.p }, { p: mistake.p }])
    const other = await atOnce()
    await other.show(other.store)
    await other.both(other.takeBack, other.refer)
    expect((await other.pull(other.ours)).items).toMatchObject([{ p: other.referral.p }])
  })

  it('an arrival that is erased leaves who is being told of it as well', async () => {
    const { both, refer, show, store, pull, ours, arrival } = await atOnce()
    await show(store)
    await both(refer, (on) => eraseReferral(on, arrival.payload.ref, 'retention'))
    expect((await pull(ours)).items.slice(1)).toMatchObject([
      { k: 'gone', id: arrival.payload.id },
      { k: 'erase', ids: [arrival.payload.id] },
    ])
  })
})
