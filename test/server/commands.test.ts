/** The command line as a person uses it: real processes on a data directory of their own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { enrolDevice } from '../../server/demo/device.ts'
import { foundKeys } from '../../server/demo/keys/found.ts'
import { memoryKeepers } from '../../server/demo/keys/keepers.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { openStore } from '../../server/store/open.ts'
import { readInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { aServer, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { deviceKeys, enrolRequest } from '../builders/an-enrolled-device.ts'

const running = new Set<ChildProcess>()
const folders: string[] = []

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function aDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kettenglied-command-'))
  folders.push(folder)
  return folder
}

function start(dataDir: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['server/main.ts', ...args], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    said.out += String(part)
  })
  child.stderr.on('data', (part) => {
    said.err += String(part)
  })
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return { code: code as number | null, ...said }
  })
  return { child, said, ended }
}

const run = (dataDir: string, args: string[], env?: Record<string, string>) => start(dataDir, args, env).ended

async function aServedDir(dataDir = aDataDir()) {
  const server = start(dataDir, ['serve'])
  await expect.poll(() => server.said.out).toMatch(/Listening on http:\/\/127\.0\.0\.1:\d+/)
  return { ...server, dataDir, url: /http:\S+/.exec(server.said.out)?.[0] ?? '' }
}

describe('serve', () => {
  it('refuses a second server on the same data, plainly, and takes over after a kill', async () => {
    const { dataDir, child, ended, url } = await aServedDir()
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const second = await run(dataDir, ['serve'])
    expect(second.code).toBe(1)
    expect(second.err).toMatch(/^Another server is already running on .*kettenglied\.db\./)
    expect(second.err.trim().split('\n').length).toBe(1)
    child.kill('SIGKILL')
    await ended
    const third = await aServedDir(dataDir)
    third.child.kill('SIGTERM')
    expect((await third.ended).code).toBe(0)
  })

  it('stops when told, finishes what was begun, and ends live connections', async () => {
    const { child, ended, url, dataDir } = await aServedDir()
    const code = (await run(dataDir, ['invite', '--first', '--organisation', 'Jugendamt Musterstadt'])).out.trim()
    const body = JSON.stringify(enrolRequest(code, deviceKeys()))
    const slow = request(`${url}/v1/enrol`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
    })
    const answered = once(slow, 'response')
    slow.write(body.slice(0, 20))
    await new Promise((resolve) => setTimeout(resolve, 200))
    child.kill('SIGTERM')
    await expect
      .poll(() =>
        fetch(`${url}/livez`).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed')
    slow.end(body.slice(20))
    const [response] = await answered
    expect(response.statusCode).toBe(200)
    response.resume()
    expect((await ended).code).toBe(0)
  })

  it.each([
    [['devices'], /^There is no database at .*kettenglied\.db\./],
    [['invite', '--organisation', ' ', '--first'], /^Name the organisation/],
    [['verify', '--all'], /^error: unknown option '--all'\n\n?`--help`/],
    [['restore', '--after', 'kettenglied.db'], /^With --after no file is put back/],
  ])(
    'is not begun by a command that was given wrongly: %j',
    async (args, said) => {
      const dataDir = join(aDataDir(), 'mistyped')
      const { code, err } = await run(dataDir, args)
      expect(code).toBe(1)
      expect(err).toMatch(said)
      expect(err.trim().split('\n').length).toBeLessThanOrEqual(3)
      expect(existsSync(dataDir)).toBe(false)
    },
    60_000,
  )

  it('says plainly which setting is wrong', async () => {
    const { code, err } = await run(aDataDir(), ['serve'], { PORT: 'many' })
    expect(code).toBe(1)
    expect(err).toContain('PORT: expected a port number')
    expect(err).not.toContain('at ')
  })
})

describe('invite', () => {
  it('begins an empty network once, then invites by name or id while the server runs', async () => {
    const dataDir = aDataDir()
    const first = ['invite', '--first', '--organisation', 'Jugendamt Musterstadt', '--network', 'Kreis Musterland']
    const begun = await run(dataDir, first)
    expect(begun.code).toBe(0)
    expect(readInvitationCode(begun.out.trim())).toBeDefined()
    const again = await run(dataDir, first)
    expect(again).toMatchObject({
      code: 1,
      out: '',
      err: 'This network has organisations already. Invite without --first.\n',
    })
    const { url, child, ended } = await aServedDir(dataDir)
    const invited = await run(dataDir, ['invite', '--organisation', 'jugendamt musterstadt', '--role', 'coordinator'])
    const answer = await fetch(`${url}/v1/enrol`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(enrolRequest(invited.out.trim(), deviceKeys())),
    })
    expect(await answer.json()).toMatchObject({ network: 'Kreis Musterland', role: 'coordinator' })
    const unknown = await run(dataDir, ['invite', '--organisation', 'Unbekannt'])
    expect(unknown).toMatchObject({ code: 1, err: 'No organisation is called “Unbekannt”.\n' })
    child.kill('SIGTERM')
    await ended
  })
})

describe('an organisation with keys', () => {
  it('has its keepers admit who comes with an operator’s code: invite says so, devices shows it', async () => {
    const dataDir = aDataDir()
    await run(dataDir, ['invite', '--first', '--organisation', 'Jugendamt Musterstadt'])
    const invitation = ['invite', '--organisation', 'Jugendamt Musterstadt']
    expect((await run(dataDir, invitation)).err).not.toContain('keepers')
    const store = await openStore(`sqlite:${join(dataDir, 'kettenglied.db')}`)
    const { org_id: organisationId } = await store.db.selectFrom('org_feed').select('org_id').executeTakeFirstOrThrow()
    const app = createApp({ store })
    const enrolled = async () => await enrolDevice(app, await invite(store, { organisationId, role: 'professional' }))
    await foundKeys(await enrolled(), memoryKeepers())
    await enrolled()
    await store.close()
    const invited = await run(dataDir, invitation)
    expect(readInvitationCode(invited.out.trim())).toBeDefined()
    expect(invited.err).toContain('one of its keepers has to admit the device')
    expect((await run(dataDir, [...invitation, '--role', 'reader'])).err).not.toContain('keepers')
    const { out } = await run(dataDir, ['devices'])
    expect(out.match(/professional +(keeper|waits)/g)?.map((part) => part.split(/ +/)[1])).toEqual(['keeper', 'waits'])
  })
})

describe('devices and revoke', () => {
  it('list the devices and shut one out while the server runs', async () => {
    const { url, dataDir, child, ended } = await aServedDir()
    const code = (await run(dataDir, ['invite', '--first', '--organisation', 'Jugendamt Musterstadt'])).out.trim()
    expect((await run(dataDir, ['devices'])).out).toBe('No device is enrolled.\n')
    const request = enrolRequest(code, deviceKeys())
    const headers = { 'Content-Type': 'application/json' }
    const enrolled = await fetch(`${url}/v1/enrol`, { method: 'POST', headers, body: JSON.stringify(request) })
    const { device, tokens } = (await enrolled.json()) as { device: string; tokens: { access: string } }
    expect((await run(dataDir, ['devices'])).out).toMatch(
      new RegExp(`^${device}  admin +admitted .*Jugendamt Musterstadt\n$`),
    )

    expect(await run(dataDir, ['revoke', device])).toMatchObject({ code: 0 })
    expect((await run(dataDir, ['devices'])).out).toContain('revoked')
    const refused = await fetch(`${url}/v1/devices`, { headers: { Authorization: `Bearer ${tokens.access}` } })
    expect(await refused.json()).toMatchObject({ status: 403, error: 'device_revoked' })
    const unknown = await run(dataDir, ['revoke', 'nobody'])
    expect(unknown).toMatchObject({ code: 1, err: 'No device has the id “nobody”.\n' })
    child.kill('SIGTERM')
    await ended
  })
})

describe('retention and erasures', () => {
  it('say what is due without touching it, erase it, and say which devices have processed it', async () => {
    const dataDir = aDataDir()
    const store = await openStore(`sqlite:${join(dataDir, 'kettenglied.db')}`, {
      ledger: join(dataDir, 'erasures.log'),
    })
    const server = await aServer(store)
    server.clock.now = Date.now() - 400 * 86_400_000
    const device = await server.enrol(sender)
    await server.push(device, [wire(aSignedEvent(device, { t: 'unmet_need', to: null }))])
    await store.close()
    const run = async (...args: string[]) => (await start(dataDir, args).ended).out
    expect(await run('retention', '--dry-run')).toMatch(/ended 12,.*nothing changed.*erase: 1\n.*shut out: 1\n/s)
    expect(await run('retention')).toMatch(/Done:\nwhole referrals to erase: 1\n/)
    const proof = await run('erasures')
    expect(proof).toMatch(/^[0-9a-f-]{36} {2}\d{4}-\d\d-\d\d {2}retention {2}events 1 .* 0 of 0 devices\n/)
    expect(proof).toContain('Erasures in 24 months: 1. Not yet at every device: 0.')
  })
})

describe('backup, restore and verify', () => {
  it('bring back what was, with new epochs, and keep what stood in its place', async () => {
    const { dataDir, child, ended } = await aServedDir()
    await run(dataDir, ['invite', '--first', '--organisation', 'Jugendamt Musterstadt'])
    const file = join(dataDir, 'copy.db')
    expect(await run(dataDir, ['backup', file])).toMatchObject({ code: 0 })
    expect((await run(dataDir, ['backup', file])).err).toContain('exists already')
    expect((await run(dataDir, ['restore', file])).err).toContain('already running')
    child.kill('SIGTERM')
    await ended
    const restored = await run(dataDir, ['restore', file])
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect(restored.out).toContain('Every device will start its feeds anew')
    expect(readdirSync(dataDir).filter((name) => name.includes('.before-')).length).toBe(1)
    expect(await run(dataDir, ['verify'])).toMatchObject({ code: 0 })
    const nonsense = await run(dataDir, ['restore', 'README.md'])
    expect(nonsense).toMatchObject({ code: 1 })
    expect(nonsense.err).toContain('not a sound copy')
    expect(await run(dataDir, ['verify'])).toMatchObject({ code: 0 })
  })
})
