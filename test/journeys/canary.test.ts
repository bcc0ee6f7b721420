/**
 * Invariant 1, in the large: what is planted on devices is found nowhere else. Every file, word of the log, byte of
 * memory and byte sent is searched; what the server may know is found there, so the search itself is no blind one.
 */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { markStems, marks } from '../canary/marks.ts'
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
import { find, goTo, referrals, searchField } from './panel.ts'

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

/** Fields on the page whose text the browser may send to its maker for help with spelling or writing. */
const helpedFields = (panel: Desk['panel']) =>
  panel.evaluate(() =>
    Array.from(document.querySelectorAll('input, textarea'), (field) => field as HTMLTextAreaElement)
      .filter((field) => field.spellcheck || field.writingSuggestions !== 'false')
      .map(({ id }) => id),
  )

/** The memory of another process can be read on Linux alone. */
describe.skipIf(!existsSync('/proc/self/mem'))('what a family told', () => {
  it('opens at the receiver, and is in no file, log, memory, backup or request of the server', async () => {
    const told = { name: marks.contactName, phone: marks.phone, message: marks.message }
    const kept = { caseReference: marks.caseReference, ownWords: marks.ownWords }
    // A name typed where offers are sought stays here too.
    await searchField(sender.panel).fill(marks.contactName)
    await sender.panel.getByRole('button', { name: find.unmetNeed }).waitFor()
    const code = await handOver(sender.panel, { title: receiverOffer, told: { ...told, ...kept } })
    await goTo(centre.panel, inbox.navigation)
    await incoming(centre.panel, code).waitFor()
    await openIncoming(centre.panel, code)
    await shows(centre.panel, told.name)
    await act(centre.panel, 'accepted')
    await centre.panel.getByRole('button', { name: /^Nachricht an / }).click()
    await centre.panel.getByRole('textbox', { name: referrals.message }).fill(`${marks.message} zurück`)
    for (const { panel } of [sender, centre]) expect(await helpedFields(panel)).toEqual([])
    await centre.panel.getByRole('button', { name: referrals.messageSend }).click()
    await openOwn(sender.panel, code)
    await sender.panel.getByText(`${marks.message} zurück`).waitFor()

    expect(await server.places(markStems)).toEqual([])
  })

  it('would be found: what the server may know is in its files, its backup, its memory, its log and the requests', async () => {
    const places = await server.places(['parenting_uncertainty', 'POST /v1/sync/push'])
    const known = ['kettenglied.db', 'backup-2.db', 'memory', 'log', 'requests'].map((place) => `${place}: UTF-8`)
    expect(places).toEqual(expect.arrayContaining(known))
    for (const mark of Object.values(marks)) expect(mark).toContain(markStems[0])
  })
})
