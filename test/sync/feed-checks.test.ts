/** What comes in the feed is believed only where chain and signature hold, and wipes nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { readFeedPlace } from '../../extension/store/meta.ts'
import { quarantined } from '../../extension/sync/quarantine.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import type { PullAnswer } from '../../shared/protocol/feed.ts'
import type { KeysAnswer } from '../../shared/protocol/keys.ts'
import { anEnrolledDevice } from '../builders/a-device.ts'
import { altered, aMeddler, at, type Meddler, numbered } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

type Enrolled = Awaited<ReturnType<typeof anEnrolledDevice>>

let network: TestNetwork
let between: Meddler
let author: Enrolled
let reader: Enrolled
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())
beforeEach(async () => {
  between = aMeddler(network.send)
  author = await anEnrolledDevice(network)
  reader = await anEnrolledDevice(network, { fetch: between.send })
  await syncStep({}, reader)
})

async function delivered(by: Enrolled = author): Promise<{ ref: string; id: string }> {
  const written = await authorEvent({ type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) }, {}, by)
  expect(await syncStep({}, by)).toBe('done')
  return written
}

const alterPages = (change: (page: PullAnswer) => PullAnswer) =>
  between.meddle(at('/v1/sync/pull', async (_, pass) => altered(await pass(), change)))

describe('a page of the feed', () => {
  it.each<[string, (page: PullAnswer) => PullAnswer]>([
    ['with a gap', (page) => ({ ...page, items: page.items.map((item) => ({ ...item, n: item.n + 1 })) })],
    ['that lacks an item', (page) => ({ ...page, items: page.items.slice(1) })],
    ['that lacks an item and hides the gap', (page) => numbered(page, page.items.slice(1))],
    ['in another order', (page) => numbered(page, page.items.toReversed())],
    [
      'that says an item again in the place of the next',
      (page) => numbered(page, page.items.toSpliced(1, 1, ...page.items.slice(0, 1))),
    ],
    ['of another epoch, in which no two views were ever compared', (page) => ({ ...page, next: elsewhen(page.next) })],
    [
      'with other bytes in a payload',
      (page) => ({
        ...page,
        items: page.items.map((item) =>
          'p' in item ? { ...item, p: item.p.replace('written_on_file', 'verbal') } : item,
        ),
      }),
    ],
    ['that claims more and brings nothing', (page) => ({ ...page, items: [], more: true })],
    ['without a cursor', (page) => ({ ...page, next: 'nowhere' })],
    [
      'with a payload that is none',
      (page) => ({ ...page, items: page.items.map((item) => ('p' in item ? { ...item, p: '{' } : item)) }),
    ],
  ])('%s is not applied', async (_, change) => {
    await delivered()
    const { ref } = await delivered()
    const before = await readFeedPlace(reader.database)
    alterPages(change)
    expect(await syncStep({ insist: true }, reader)).toMatchObject({ code: 'feed_broken' })
    expect(await readFeedPlace(reader.database)).toEqual(before)
    between.meddle(undefined)
    expect(await syncStep({ insist: true }, reader)).toBe('done')
    expect(await reader.database.referrals.get(ref)).toBeDefined()
  })

  it('with a signature that is not the author’s puts the event aside and goes on', async () => {
    const { ref, id } = await delivered()
    const { ref: second } = await delivered()
    alterPages((page) => ({
      ...page,
      items: page.items.map((item) => ('s' in item && item.p.includes(id) ? { ...item, s: flipped(item.s) } : item)),
    }))
    expect(await syncStep({}, reader)).toBe('done')
    expect(await reader.database.referrals.get(ref)).toBeUndefined()
    expect(await reader.database.referrals.get(second)).toBeDefined()
    expect(await quarantined(reader)).toMatchObject([{ id, why: 'forged' }])
  })

  it('with an author whom nobody knows puts the event aside', async () => {
    const { ref, id } = await delivered(await anEnrolledDevice(network))
    between.meddle(at('/v1/keys/pull', () => Response.json({ statements: [], head: 0, more: false })))
    expect(await syncStep({}, reader)).toBe('done')
    expect(await quarantined(reader)).toMatchObject([{ id, why: 'unknown_device' }])
    between.meddle(undefined)
    for (let round = 0; round < 2; round++) expect(await syncStep({}, reader)).toBe('done')
    expect(await quarantined(reader)).toEqual([])
    expect((await reader.database.referrals.get(ref))?.events).toHaveLength(1)
    expect((await readStatus(reader)).undelivered).toBe(0)
  })

  it('is checked with the keys of the log, whatever the server says later', async () => {
    const { ref } = await delivered()
    await syncStep({}, reader)
    await delivered(await anEnrolledDevice(network))
    between.meddle(
      at('/v1/keys/pull', async (_, pass) =>
        altered(await pass(), (json: KeysAnswer) => ({
          ...json,
          statements: json.statements.map((known) => ({
            ...known,
            st: known.st.replace(/"signKey":"[^"]+"/, `"signKey":"${'A'.repeat(43)}"`),
          })),
        })),
      ),
    )
    await authorEvent({ type: 'note_filed', facts: { on: '2026-03-02' }, ref }, {}, author)
    await syncStep({}, author)
    expect(await syncStep({}, reader)).toBe('done')
    expect((await reader.database.referrals.get(ref))?.events).toHaveLength(2)
  })

  it('arriving while another page of the extension moved on is discarded', async () => {
    const { ref } = await delivered()
    const twin = { ...reader, locks: { ...reader.locks, ifFree: <T>(_: string, work: () => Promise<T>) => work() } }
    expect(await Promise.all([syncStep({}, reader), syncStep({}, twin)])).toEqual(['done', 'done'])
    expect((await reader.database.referrals.get(ref))?.events).toHaveLength(1)
  })
})

function elsewhen(next: string): string {
  const end = readCursor(next, 'f1')
  return end === undefined ? '' : writeCursor({ ...end, epoch: '01990000-0000-7000-8000-0000000000ff' })
}

function flipped(signature: string): string {
  return (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)
}

describe('the same id with other bytes', () => {
  async function collided() {
    const { ref, id } = await delivered()
    const record = await author.database.referrals.get(ref)
    const theirs = record?.events[0]
    if (record === undefined || theirs === undefined) throw new Error('not written')
    const own = { id, p: `${theirs.p} `, s: flipped(theirs.s), gen: null }
    await reader.database.referrals.put({ ...record, events: [own], confirmedIn: -1 })
    expect(await syncStep({}, reader)).toBe('done')
    return { ref, id, theirs, own }
  }

  it('keeps both: the feed’s in the referral, the own one aside', async () => {
    const { ref, id, theirs, own } = await collided()
    expect((await reader.database.referrals.get(ref))?.events).toMatchObject([{ p: theirs.p, gen: 1 }])
    expect(await quarantined(reader)).toMatchObject([{ id, p: own.p, why: 'conflict' }])
  })

  it('keeps both aside when the server says that the id was erased', async () => {
    const { ref, theirs, own } = await collided()
    await eraseReferral(network.store(), ref, 'request')
    expect(await syncStep({}, reader)).toBe('done')
    const aside = await quarantined(reader)
    expect(aside.map(({ p }) => p).sort()).toEqual([theirs.p, own.p].sort())
  })
})
