/** `erase` as an operator uses it: a real process beside a running server, on both engines. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { referralsNamed, relatedTo } from '../../server/feeds/named-referrals.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { openStore } from '../../server/store/open.ts'
import type { PullAnswer } from '../../shared/protocol/feed.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aServer, receiver, sender, stranger } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'
import { runCommand, startServer } from '../proofs/parts/server-process.ts'

function aDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kettenglied-erase-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

eachEngine((engine) => {
  it('shows what it would erase, erases it with --yes, and tells devices, ledger, audit log and proof', async () => {
    const settings = { DATA_DIR: aDataDir(), PORT: '0', DATABASE_URL: await engine.freshUrl() }
    const ledger = join(settings.DATA_DIR, 'erasures.log')
    const store = await openStore(settings.DATABASE_URL, { ledger })
    onTestFinished(() => store.close())
    const server = await aServer(store)
    server.clock.now = Date.now()
    const [ours, theirs] = [await server.enrol(sender), await server.enrol(receiver)]
    const first = aSignedEvent(ours)
    const { ref, chain } = first.payload
    const second = aSignedEvent(theirs, { ref, chain, t: 'received', lam: 2 })
    const need = aSignedEvent(ours, { t: 'unmet_need', to: null, chain })
    await server.push(ours, [wire(first), wire(need)])
    await server.push(theirs, [wire(second)])
    const process = await startServer(settings)
    onTestFinished(() => process.kill())
    const erase = (...args: string[]) => runCommand(settings, 'erase', ...args)
    const code = handoverCode(ref)

    const shown = await erase(code.toLowerCase())
    expect(shown.code).toBe(0)
    expect(shown.said).toMatch(/^This would be erased.*Jugendamt Musterstadt → Beratungsstelle Beispiel {2}events 2 /s)
    expect(shown.said).toMatch(new RegExp(`Not with it.*\\n {2}${need.payload.ref} .*Nothing was erased`, 's'))
    expect((await server.pull(ours)).items.map(({ k }) => k)).toEqual(['ev', 'ev', 'ev'])

    const done = await erase(code, '--yes')
    expect(done).toMatchObject({ code: 0 })
    expect(done.said).toContain('Events erased: 2.')
    const asked = await fetch(`${process.url}/v1/sync/pull`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${theirs.tokens.access}` },
      body: JSON.stringify({ cursor: null, proto: 1, payloadMax: 1 }),
    })
    expect(((await asked.json()) as PullAnswer).items).toMatchObject([
      { k: 'gone', id: first.payload.id },
      { k: 'gone', id: second.payload.id },
      { k: 'erase', why: 'request', ids: [first.payload.id, second.payload.id].sort() },
    ])
    expect(JSON.parse(readFileSync(ledger, 'utf8'))).toMatchObject({ ref, why: 'request' })
    const acts = await store.db
      .selectFrom('audit_log')
      .select(['actor', 'subject'])
      .where('act', '=', 'erased')
      .execute()
    expect(acts).toEqual([{ actor: 'operator', subject: ref }])
    await server.pull(theirs, (await server.pull(theirs)).next)
    expect((await runCommand(settings, 'erasures')).said).toMatch(/ {2}request +events 2 .* 1 of 2 devices\n/)
    expect((await verifyStore(store.db)).findings).toEqual([])

    expect(await erase(ref, '--yes')).toMatchObject({ code: 1, said: expect.stringContaining('erased on') })
  })

  it('finds a referral by its code, also one erased, and what belongs to it; the arrival only where no referral is', async () => {
    const server = await aServer(await engine.freshStore())
    const { db } = server.store
    const [ours, theirs, third] = [
      await server.enrol(sender),
      await server.enrol(receiver),
      await server.enrol(stranger),
    ]
    const asked = aSignedEvent(ours)
    const code = handoverCode(asked.payload.ref)
    const arrival = aSignedEvent(third, {
      t: 'presented',
      from: stranger,
      to: null,
      c: { on: '2026-03-02', code, feedback: false },
    })
    const onward = aSignedEvent(theirs, { from: receiver, to: stranger, chain: asked.payload.chain })
    await server.push(third, [wire(arrival)])
    const named = async (text: string) => (await referralsNamed(db, text))?.map(({ id }) => id)
    expect(await named(code)).toEqual([arrival.payload.ref])
    await server.push(ours, [wire(asked)])
    await server.push(theirs, [wire(onward)])
    expect(await named(` ${code.replaceAll('-', '').toLowerCase()} `)).toEqual([asked.payload.ref])
    expect(await named(asked.payload.ref.toUpperCase())).toEqual([asked.payload.ref])
    const [referral] = (await referralsNamed(db, code)) ?? []
    if (referral === undefined) throw new Error('not found')
    const related = (await relatedTo(db, referral)).map(({ id }) => id)
    expect(related.sort()).toEqual([arrival.payload.ref, onward.payload.ref].sort())
    await eraseReferral(server.store, asked.payload.ref, 'request')
    expect(await referralsNamed(db, code)).toMatchObject([{ id: asked.payload.ref, events: 0 }])
    expect(await named('Familie Mustermann')).toBeUndefined()
    expect(await named('01990000-0000-7000-8000-0000000000ff')).toEqual([])
  })
})
