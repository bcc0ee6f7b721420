/** The demonstration in a real store: made through the server's own routes, every state of a referral reached. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { createDemo, type Demo, NotEmpty } from '../../server/demo/create.ts'
import { enrolDevice } from '../../server/demo/device.ts'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { noRates } from '../../server/http/rates.ts'
import { readLog } from '../../server/keys/log.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { readPayload } from '../../shared/protocol/payload.ts'
import { isRecoverable } from '../../shared/protocol/recoverable.ts'
import { fold } from '../../shared/referral/fold.ts'
import { referralStatuses } from '../../shared/referral/state.ts'

let store: Store
let demo: Demo

beforeAll(async () => {
  store = await openStore('sqlite::memory:')
  demo = await createDemo(store, { offers: 200, referrals: 900, today: '2026-11-02' })
})
afterAll(async () => await store.close())

async function referrals() {
  const rows = await store.db.selectFrom('event').select(['referral_id', 'payload']).execute()
  const events = new Map<string, { p: string }[]>()
  for (const { referral_id: ref, payload } of rows) events.set(ref, [...(events.get(ref) ?? []), { p: payload ?? '' }])
  return [...events.values()].map((own) => fold(own))
}

describe('the demonstration in a store', () => {
  it('holds as many referrals as asked for', async () => {
    expect(await referrals()).toHaveLength(900)
  })

  it('reaches every status, with unmet needs, corrections, withdrawals, notes, hand-overs and conflicts', async () => {
    const states = await referrals()
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(referralStatuses))
    const having = {
      unmetNeeds: states.filter(({ kind }) => kind === 'unmet_need').length,
      corrections: states.filter(({ history }) => history.some(({ effect }) => effect === 'voided')).length,
      withdrawals: states.filter(({ withdrawnScopes }) => withdrawnScopes.length > 0).length,
      notes: states.filter(({ noteFiled }) => noteFiled).length,
      handedOn: states.filter(({ requested }) => requested?.basedOn !== undefined).length,
      conflicts: states.filter(({ concurrent }) => concurrent.length > 0).length,
    }
    for (const [name, count] of Object.entries(having)) expect(count, name).toBeGreaterThan(0)
  })

  it('has a key log for every organisation, recoverable, with the device that writes for it', async () => {
    const writers = await store.db.selectFrom('event').select(['author_org', 'device_id']).distinct().execute()
    const logs = await Promise.all(demo.organisations.map(({ id }) => readLog(store.db, id)))
    expect(logs.every((log) => log !== undefined && isRecoverable(log) && log.epochs.length === 1)).toBe(true)
    for (const { author_org: org, device_id: device } of writers)
      expect(logs.find((log) => log?.org === org)?.devices.map(({ id }) => id)).toEqual([device])
  })

  it('tells no sender what a family did not want it to hear', async () => {
    const states = await referrals()
    const silent = states.filter(({ to, requested }) => to !== null && !requested?.consentScopes.includes('feedback'))
    expect(silent.length).toBeGreaterThan(0)
    const rows = await store.db.selectFrom('event').select('payload').execute()
    const events = rows.flatMap(({ payload }) => {
      const reading = readPayload(payload ?? '')
      return reading.ok ? [reading.payload] : []
    })
    const refs = new Set(silent.map(({ ref }) => ref))
    const told = events.filter(
      ({ ref, org, to, own, t }) => refs.has(ref) && org === to && !own && t !== 'consent_withdrawn',
    )
    expect(told).toEqual([])
  })

  it('keeps a family that was handed on in its chain', async () => {
    const states = await referrals()
    const byRef = new Map(states.map((state) => [state.ref, state]))
    const followers = states.filter(({ requested }) => requested?.basedOn !== undefined)
    for (const { requested, chain, from } of followers) {
      const before = byRef.get(requested?.basedOn ?? '')
      expect(before?.chain).toBe(chain)
      expect(before?.to).toBe(from)
    }
  })

  it('contains only events this version reads completely, none from the future', async () => {
    const rows = await store.db.selectFrom('event').select('payload').execute()
    for (const { payload } of rows) {
      const reading = readPayload(payload ?? '')
      expect(reading.ok && reading.known !== undefined).toBe(true)
      if (reading.ok) expect(reading.payload.at < '2026-11-03').toBe(true)
    }
  })

  it('takes a further device of the Kreis youth office', async () => {
    const office = organisationId('jugendamt-kreis')
    const code = await invite(store, { organisationId: office, role: 'professional' })
    const device = await enrolDevice(createApp({ store, rates: noRates }), code)
    expect(device.organisationId).toBe(office)
    expect(demo.organisations.find(({ id }) => id === office)?.name).toBe('Jugendamt Kreis Musterland')
  })

  it('is never mixed into a store that holds something', async () => {
    await expect(createDemo(store)).rejects.toBeInstanceOf(NotEmpty)
  })
})
