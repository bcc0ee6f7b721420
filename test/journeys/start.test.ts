/** `npm start` as a person runs it on a machine without a screen. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { helloSchema } from '../../shared/protocol/hello.ts'
import { readInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { root } from '../house/source-files.ts'

type Started = {
  child: ChildProcess
  printed(): string
  shows(text: RegExp): Promise<string>
  ended: Promise<number | null>
}

const running = new Set<ChildProcess>()

function npmStart(env: Record<string, string>): Started {
  const child = spawn('npm', ['start', '--', '--no-browser'], {
    cwd: root,
    env: { ...process.env, LANG: 'C', LC_ALL: '', ...env },
    detached: true,
  })
  running.add(child)
  let output = ''
  const onOutput = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      for (const listener of onOutput) listener()
    })
  }
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      running.delete(child)
      done(code)
      for (const listener of onOutput) listener()
    })
  })
  return {
    child,
    ended,
    printed: () => output,
    shows: (text) =>
      new Promise((found, failed) => {
        const look = () => {
          const match = text.exec(output)
          if (match !== null) found(match[1] ?? match[0])
          else if (child.exitCode !== null) failed(new Error(`ended without showing ${text}:\n${output}`))
        }
        onOutput.add(look)
        look()
      }),
  }
}

const hello = async (address: string) => helloSchema.parse(await (await fetch(`${address}/v1/hello`)).json())

describe('npm start -- --no-browser', () => {
  const data = mkdtempSync(join(tmpdir(), 'kettenglied-start-'))
  const env = { DATA_DIR: data, PORT: '0' }
  let started: Started
  let address: string

  beforeAll(async () => {
    started = npmStart(env)
    address = await started.shows(/Address: +(http:\/\/127\.0\.0\.1:\d+)/)
    await started.shows(/Ctrl\+C stops the server/)
    // It builds the extension and makes a network with years of figures.
  }, 300_000)

  afterAll(() => {
    for (const child of running) if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    rmSync(data, { recursive: true, force: true })
  })

  it('creates the demonstration network and serves it', async () => {
    expect(started.printed()).toContain('Creating the demonstration network')
    expect((await hello(address)).network).toBe('Kreis Musterland')
  })

  it("prints the extension's folder, three steps and four codes that can be typed, a clinic’s and a coordinator’s among them", async () => {
    const folder = await started.shows(/Extension: +(\S+)/)
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true)
    for (const step of ['1. ', '2. ', '3. ']) expect(started.printed()).toContain(`\n${step}`)
    const codes = started.printed().match(/^ +[0-9A-Z]{8}-[0-9A-Z-]+$/gm) ?? []
    expect(codes).toHaveLength(4)
    expect(started.printed()).toMatch(/Klinik/)
    expect(started.printed()).toContain('(coordinator, with the dashboard)')
    for (const code of codes) expect(readInvitationCode(code.trim())).toBeDefined()
  })

  it('refuses a second start on the same data', async () => {
    const second = npmStart(env)
    expect(await second.ended).toBe(1)
    expect(second.printed()).toContain(`Another server already runs on the data in ${data}`)
  })

  it('stops everything on SIGTERM and keeps the data for the next start', async () => {
    started.child.kill('SIGTERM')
    await started.ended
    await expect(fetch(`${address}/v1/hello`)).rejects.toThrow()
    const again = npmStart(env)
    await again.shows(/Ctrl\+C stops the server/)
    expect(again.printed()).not.toContain('Creating the demonstration network')
    again.child.kill('SIGTERM')
    await again.ended
    expect(again.printed()).toContain('Stopped.')
  })

  it('refuses a port in use', async () => {
    const occupied = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => occupied.once('listening', listening))
    const place = occupied.address()
    const port = String(typeof place === 'object' && place !== null ? place.port : 0)
    const started = npmStart({ ...env, PORT: port })
    expect(await started.ended).toBe(1)
    expect(started.printed()).toContain(`Port ${port} is in use`)
    occupied.close()
  })
})
