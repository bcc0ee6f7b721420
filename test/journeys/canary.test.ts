/**
 * Invariant 1, in the large: what is planted on devices is found nowhere else. Every file, word of the log, byte of
 * memory and byte sent is searched; what the server may know is found there, so the search itself is no blind one.
 */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { markStem, marks } from '../canary/marks.ts'
import { aWatchedServer, type WatchedServer } from '../canary/watched-server.ts'
import { aBareDesk, type Desk } from './desk.ts'
import {
  act,
  handOver,
  inbox,
  incoming,
  openIncoming,
  openOwn,
  receiver,
  receiverOffer,
  shows,
} from './handing-over.ts'
import { goTo, referrals } from './panel.ts'

let server: WatchedServer
let sender: Desk
let centre: Desk

beforeAll(async () => {
  server = await aWatchedServer([organisationId('jugendamt-kreis'), organisationId(receiver)])
  ;[sender, centre] = await Promise.all([aBareDesk(), aBareDesk()])
  for (const [at, desk] of [sender, centre].entries())
    await enrolThroughForm(desk.panel, server.url, server.codes[at] ?? '')
})
afterAll(async () => {
  await Promise.all([sender.dispose(), centre.dispose()])
  await server.dispose()
})

/** The memory of another process can be read on Linux alone. */
describe.skipIf(!existsSync('/proc/self/mem'))('what a family told', () => {
  it('opens at the receiver, and is in no file, log, memory, backup or request of the server', async () => {
    const told = { name: marks.contactName, phone: marks.phone, message: marks.message }
    const kept = { caseReference: marks.caseReference, ownWords: marks.ownWords }
    const code = await handOver(sender.panel, { title: receiverOffer, told: { ...told, ...kept } })
    await goTo(centre.panel, inbox.navigation)
    await incoming(centre.panel, code).waitFor({ timeout: 60_000 })
    await openIncoming(centre.panel, code)
    await shows(centre.panel, told.name)
    await act(centre.panel, 'accepted')
    await centre.panel.getByRole('button', { name: /^Nachricht an / }).click()
    await centre.panel.getByRole('textbox', { name: referrals.message }).fill(`${marks.message} zurück`)
    await centre.panel.getByRole('button', { name: referrals.messageSend }).click()
    await openOwn(sender.panel, code)
    await sender.panel.getByText(`${marks.message} zurück`).waitFor({ timeout: 60_000 })

    expect(await server.places([markStem, ...Object.values(marks)])).toEqual([])
  })

  it('would be found: the coded need that was passed on is in the files, the memory and the requests', async () => {
    const places = await server.places(['parenting_uncertainty'])
    expect(places).toEqual(expect.arrayContaining(['kettenglied.db: UTF-8', 'memory: UTF-8', 'requests: UTF-8']))
  })
})
