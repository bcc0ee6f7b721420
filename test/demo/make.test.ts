/** The demonstration in a database of its own: whole or not there. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { NotEmpty } from '../../server/demo/create.ts'
import { makeDemo } from '../../server/demo/make.ts'

const small = { offers: 180, referrals: 20, today: '2026-11-02' }
let folder: string
const place = () => join(folder, 'network.db')
const make = () => makeDemo(`sqlite:${place()}`, join(folder, 'erasures.log'), small)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kettenglied-demo-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('stands in its place, with nothing left beside it', async () => {
  // Two of them were entered a second time.
  expect((await make()).offers).toBe(182)
  expect(existsSync(place())).toBe(true)
  expect(existsSync(`${place()}.making`)).toBe(false)
})

it('begins anew after an attempt that was cut off', async () => {
  writeFileSync(`${place()}.making`, 'half a file')
  expect((await make()).events).toBeGreaterThan(0)
})

it('leaves a network that is there alone', async () => {
  await make()
  await expect(make()).rejects.toBeInstanceOf(NotEmpty)
})
