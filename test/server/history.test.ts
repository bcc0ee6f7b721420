/** What a thing of the catalogue said before, for those who may change it. */
import { expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import type { HistoryVersion } from '../../shared/protocol/edits.ts'
import { aCatalogueDesk, aReport, change, remove } from '../builders/a-catalogue-desk.ts'
import { receiver, sender, stranger } from '../builders/a-server.ts'
import type { EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  const desk = async () => {
    const server = await aCatalogueDesk(await engine.freshStore())
    const history = async (device: EnrolledDevice, kind: string, item: string) =>
      (await server.ask<{ versions: HistoryVersion[]; error?: string }>(device, 'history', { kind, item })).body
    return { ...server, history, editor: await server.enrol(receiver, 'offer_editor') }
  }

  it('every version is told, newest first, with when, how and by which organisation', async () => {
    const { withOffer, edit, editor, report, history, clock, enrol } = await desk()
    const { id } = await withOffer({ title: 'A' })
    clock.now += 60_000
    await edit(editor, change('offer', id, { title: 'A' }, { title: 'B' }))
    clock.now += 60_000
    await report(await enrol(sender, 'admin'), aReport(id, 'right'))
    const { versions } = await history(editor, 'offer', id)
    expect(versions).toMatchObject([
      { at: '2026-03-02T09:02:00.000Z', how: 'report', by: sender, data: { title: 'B', verifiedOn: '2026-03-02' } },
      { at: '2026-03-02T09:01:00.000Z', how: 'edit', by: receiver, data: { title: 'B' } },
      { how: 'operator', data: { title: 'A' } },
    ])
    expect(versions[2]).not.toHaveProperty('by')
    expect(versions.map(({ n }) => n)).toEqual(versions.map(({ n }) => n).toSorted((a, b) => b - a))
  })

  it('a thing that was removed still has its history, for those to whom it belonged', async () => {
    const { withOffer, edit, editor, history, offer, enrol } = await desk()
    const { id } = await withOffer()
    await edit(editor, remove('offer', id, await offer(id)))
    expect((await history(editor, 'offer', id)).versions.map(({ data }) => data === null)).toEqual([true, false])
    expect((await history(await enrol(stranger, 'offer_editor'), 'offer', id)).error).toBe('forbidden')
  })

  it('is refused to whoever may not change the thing, and of what never was', async () => {
    const { withOffer, history, editor, enrol } = await desk()
    const { id } = await withOffer()
    const [south, whole, reader] = [
      await enrol(stranger, 'coordinator'),
      await enrol(sender, 'coordinator'),
      await enrol(sender, 'reader'),
    ]
    expect((await history(south, 'offer', id)).error).toBe('outside_area')
    expect((await history(reader, 'offer', id)).error).toBe('forbidden')
    expect((await history(editor, 'network', 'network')).error).toBe('forbidden')
    expect((await history(south, 'network', 'network')).error).toBe('outside_area')
    expect((await history(whole, 'network', 'network')).versions.length).toBeGreaterThan(0)
    expect((await history(editor, 'organisation', receiver)).versions.length).toBeGreaterThan(0)
    expect((await history(whole, 'offer', '01990000-0000-7000-8000-0000000fffff')).error).toBe('not_found')
    expect((await history(whole, 'nothing', id)).error).toBe('malformed')
  })

  it('answers with the last two hundred versions at most', async () => {
    const { withOffer, store, history, editor } = await desk()
    const offer = await withOffer()
    for (let at = 0; at < 205; at++)
      await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data: { ...offer, title: `Titel ${at}` } }])
    const { versions } = await history(editor, 'offer', offer.id)
    expect(versions.length).toBe(200)
    expect(versions[0]?.data).toMatchObject({ title: 'Titel 204' })
  })
})
