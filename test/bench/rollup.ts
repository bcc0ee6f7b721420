/**
 * What it costs a push that the statistics follow it: the same push with them and without, turn by turn on one
 * database, empty and with 50,000 referrals. `BENCH_SCALE=0.1` for a quick look.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { push as pushOf } from '../../server/feeds/push.ts'
import { push } from '../../server/feeds/push.ts'
import { readCounting } from '../../server/statistics/counting.ts'
import { putRecords } from '../../server/statistics/rollup.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { writeRows } from '../../server/store/write-rows.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aPayload, aSignedEvent, type SignedEvent, wire } from '../builders/a-signed-event.ts'
import { recordFactsOf } from '../builders/some-records.ts'

const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const rounds = Math.max(10, Math.round(60 * scale))
const sizes = [0, Math.round(50_000 * scale)]
const rowsAtOnce = 1_000

type Push = typeof pushOf
type Facts = SignedEvent['payload']['c']

/** The product's own push, only that nothing it stores counts. */
async function pushWithoutStatistics(): Promise<Push> {
  const stub = 'export const mayCount = () => false; export const followEvents = async () => undefined'
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.endsWith('/follow.ts') && context.parentURL?.endsWith('push.ts?without') === true
        ? { url: `data:text/javascript,${encodeURIComponent(stub)}`, shortCircuit: true }
        : next(specifier, context),
  })
  const address = `${new URL('../../server/feeds/push.ts', import.meta.url).href}?without`
  return ((await import(address)) as { push: Push }).push
}

const middle = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0

async function main(): Promise<void> {
  const without = await pushWithoutStatistics()
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'kettenglied-bench-'))
    const store = await openStore(`sqlite:${join(folder, 'network.db')}`)
    try {
      await measure(store, size, without)
    } finally {
      await store.close()
      rmSync(folder, { recursive: true })
    }
  }
}

async function measure(store: Store, size: number, without: Push): Promise<void> {
  const { enrol, clock } = await aServer(store)
  const [ours, theirs] = [await enrol(sender), await enrol(receiver)]
  await fill(store, size)
  console.log(`\n${size} referrals before; µs per event, median of ${rounds} pushes`)
  for (const length of [1, 50]) {
    const times = {
      opening: { with: [] as number[], without: [] as number[] },
      answer: { with: [] as number[], without: [] as number[] },
    }
    for (let round = -3; round < rounds; round++)
      // Who begins changes, so that neither always has the warmer turn.
      for (const way of round % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
        const run = way === 'with' ? push : without
        const openings = Array.from({ length }, () => aSignedEvent(ours, { c: { ...requestedFactsOf() } as Facts }))
        const answers = openings.map(({ payload: { ref, chain } }) =>
          aSignedEvent(theirs, { ref, chain, t: 'accepted', lam: 2 }),
        )
        for (const [what, device, events] of [
          ['opening', ours, openings],
          ['answer', theirs, answers],
        ] as const) {
          const { id: deviceId, organisationId, role } = device
          const session = { deviceId, organisationId, role, admitted: true, keeper: false, until: clock.now }
          const start = performance.now()
          const results = await run(store, session, events.map(wire), clock.now)
          const each = ((performance.now() - start) * 1000) / length
          if (results.some(({ st }) => st !== 'stored')) throw new Error(JSON.stringify(results))
          if (round >= 0) times[what][way].push(each)
        }
      }
    for (const [what, { with: on, without: off }] of Object.entries(times)) {
      const [a, b] = [middle(on), middle(off)]
      console.log(
        `  ${`${length} ${what}${length > 1 ? 's' : ''} a push`.padEnd(20)} with ${a.toFixed(0).padStart(6)}  without ${b.toFixed(0).padStart(6)}  ratio ${(a / b).toFixed(2)}`,
      )
    }
  }
}

/** Referrals with their events, records and cells, as pushes would have left them. */
async function fill(store: Store, size: number): Promise<void> {
  const counting = await readCounting(store)
  const device = { id: uuidv7(), organisationId: sender } as Parameters<typeof aPayload>[0]
  for (let at = 0; at < size; at += rowsAtOnce) {
    const payloads = Array.from({ length: Math.min(rowsAtOnce, size - at) }, () => aPayload(device))
    await store.write(async (trx) => {
      for (let part = 0; part < payloads.length; part += 200) {
        const some = payloads.slice(part, part + 200)
        const sides = { from_org: sender, to_org: receiver }
        await writeRows(
          trx,
          'referral',
          some.map(({ ref, chain }) => ({
            ...{ id: ref, chain_id: chain, ...sides, lam: 1, erased_at: null },
            ...{ kind: 'referral' as const, code: null, feedback: 1, opened_at: 0 },
          })),
        )
        await writeRows(
          trx,
          'event',
          some.map((payload) => ({
            ...{ id: payload.id, referral_id: payload.ref, ...sides, own_org: null, also_org: null },
            ...{
              author_org: sender,
              device_id: device.id,
              type: 'requested',
              lam: 1,
              payload: JSON.stringify(payload),
            },
            ...{ sig: 'A'.repeat(86), leaf: new Uint8Array(32), received_at: 0, erased_at: null },
          })),
        )
      }
      const changes = payloads.map(({ ref, chain }, turn) => {
        const day = new Date(Date.UTC(2024, 0, 1 + (turn % 800))).toISOString().slice(0, 10)
        const facts = recordFactsOf({ day, district: `district-${turn % 40}`, offer: `offer-${turn % 300}` })
        return { ref, chain, facts }
      })
      await putRecords(trx, store.engine, counting, changes)
    })
  }
}

await main()
