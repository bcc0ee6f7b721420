/** Reports on offers: what the provider says counts at once, what others say waits for an editor. */
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { OfferReport } from '../../shared/offer-report.ts'
import { aCatalogueDesk, aReport, change, create, remove } from '../builders/a-catalogue-desk.ts'
import { receiver, sender, stranger } from '../builders/a-server.ts'
import { eachEngine } from '../engines/each.ts'

const today = '2026-03-02'

eachEngine((engine) => {
  const desk = async () => {
    const server = await aCatalogueDesk(await engine.freshStore())
    const [ours, others, third] = await server.devices(
      [receiver, 'offer_editor'],
      [sender, 'admin'],
      [stranger, 'coordinator'],
    )
    if (ours === undefined || others === undefined || third === undefined) throw new Error('three were enrolled')
    return {
      ...server,
      /** Of the provider, of two other organisations. */
      ours,
      others,
      third,
      reports: () => server.things<OfferReport>('report'),
      /** An edit that takes the reports away, as the device saw them. */
      settle: async (device: typeof ours, ...ids: string[]) => {
        const present = await server.things<OfferReport>('report')
        return await server.edit(device, ...ids.map((id) => remove('report', id, present.get(id) ?? {})))
      },
    }
  }

  describe('a report of another organisation', () => {
    it('waits in the catalogue with organisation and day, and changes nothing of the offer', async () => {
      const { report, others, withOffer, offer, reports } = await desk()
      const mine = await withOffer()
      const said = [
        aReport(mine.id, 'full'),
        aReport(mine.id, 'ended'),
        aReport(mine.id, 'wrong', { group: 'contact', value: ' 0202 123456 ' }),
      ]
      expect((await report(others, ...said)).map(({ st }) => st)).toEqual(['stored', 'stored', 'stored'])
      expect([...(await reports()).values()]).toMatchObject([
        { says: 'full', organisationId: sender, on: today },
        { says: 'ended' },
        { says: 'wrong', group: 'contact', value: '0202 123456' },
      ])
      expect(await offer(mine.id)).toEqual(mine)
    })

    it('is kept once however often it comes, and each organisation’s beside the other’s', async () => {
      const { report, others, third, withOffer, reports, settle, ours } = await desk()
      const { id } = await withOffer()
      const first = aReport(id, 'full')
      await Promise.all([report(others, first), report(others, first), report(others, aReport(id, 'full'))])
      await report(third, aReport(id, 'full'))
      expect([...(await reports()).values()].map(({ organisationId }) => organisationId).sort()).toEqual([
        sender,
        stranger,
      ])
      await settle(ours, ...(await reports()).keys())
      // The answer was lost; the report is settled all the same.
      expect((await report(others, first))[0]?.st).toBe('stored')
      expect((await reports()).size).toBe(0)
      await report(others, aReport(id, 'full'))
      expect((await reports()).size).toBe(1)
    })

    it('“right” confirms what it names on that day, for the organisation that said so', async () => {
      const { report, others, withOffer, offer, reports, third } = await desk()
      const mine = await withOffer({ confirmed: { cost: { on: '2025-05-05', by: receiver } } })
      await report(third, aReport(mine.id, 'wrong', { group: 'contact' }))
      await report(others, aReport(mine.id, 'right', { group: 'contact' }))
      expect((await offer(mine.id)).confirmed).toEqual({
        cost: { on: '2025-05-05', by: receiver },
        contact: { on: today, by: sender },
      })
      await report(others, aReport(mine.id, 'right'))
      expect((await offer(mine.id)).verifiedOn).toBe(today)
      // One who finds it right does not overrule one who does not.
      expect((await reports()).size).toBe(1)
    })

    it('is refused where it is not sound, or of an offer that nobody is shown', async () => {
      const { report, others, withOffer, reports } = await desk()
      const { id } = await withOffer()
      const draft = await withOffer({ status: 'draft' })
      const missing = '01990000-0000-7000-8000-0000000fffff'
      const results = await report(
        others,
        aReport(id, 'wrong'),
        aReport(id, 'full', { group: 'contact' }),
        aReport(id, 'ended', { value: '0202 123456' }),
        aReport(id, 'right', { group: 'contact', value: '0202 123456' }),
        aReport(id, 'wrong', { group: 'cost', value: '0202 123456' }),
        aReport(id, 'wrong', { group: 'contact', value: 'Frau Muster sagt, es sei voll' }),
        aReport(draft.id, 'full'),
        aReport(missing, 'full'),
        aReport(id, 'wrong', { group: 'contact', value: 'www.traeger.example/kurs' }),
      )
      const codes = results.map(({ st, code }) => code ?? st)
      expect(codes).toEqual([...Array.from({ length: 6 }, () => 'malformed'), 'not_found', 'not_found', 'stored'])
      expect((await reports()).size).toBe(1)
    })

    it('never speaks under the id of another’s report', async () => {
      const { report, others, third, withOffer, reports } = await desk()
      const [one, two] = [await withOffer(), await withOffer()]
      const first = aReport(one.id, 'full')
      await report(others, first)
      expect(await report(third, { ...first, offerId: two.id, says: 'ended' })).toMatchObject([
        { st: 'refused', code: 'conflict' },
      ])
      expect((await reports()).get(first.id)).toMatchObject({ says: 'full', organisationId: sender })
    })
  })

  describe('what the provider says of its own offer', () => {
    it('is applied at once and settles what it answers', async () => {
      const { report, ours, others, withOffer, offer, reports } = await desk()
      const { id } = await withOffer()
      await report(others, aReport(id, 'full'), aReport(id, 'wrong', { group: 'cost' }))
      expect((await report(ours, aReport(id, 'full')))[0]?.st).toBe('applied')
      expect(await offer(id)).toMatchObject({ capacity: 'full', capacityOn: today })
      expect([...(await reports()).values()].map(({ says }) => says)).toEqual(['wrong'])
      expect((await report(ours, aReport(id, 'ended')))[0]?.st).toBe('applied')
      expect((await offer(id)).status).toBe('ended')
      expect((await reports()).size).toBe(0)
    })

    it('comes late a second time without ending again what was opened since', async () => {
      const { report, ours, withOffer, offer, edit } = await desk()
      const { id } = await withOffer()
      const ended = aReport(id, 'ended')
      await report(ours, ended)
      await edit(ours, change('offer', id, { status: 'ended' }, { status: 'published' }))
      expect((await report(ours, ended))[0]?.st).toBe('applied')
      expect((await offer(id)).status).toBe('published')
    })

    it('waits where it only says that something is wrong', async () => {
      const { report, ours, withOffer, reports } = await desk()
      const { id } = await withOffer()
      expect((await report(ours, aReport(id, 'wrong', { group: 'openings' })))[0]?.st).toBe('stored')
      expect((await reports()).size).toBe(1)
    })
  })

  describe('settling', () => {
    it('is for whoever may change the offer; the report stays in the history', async () => {
      const { report, settle, ours, others, third, withOffer, reports, ask } = await desk()
      const { id } = await withOffer()
      const said = aReport(id, 'full')
      await report(others, said)
      expect(await settle(third, said.id)).toMatchObject([{ st: 'refused', code: 'outside_area' }])
      expect((await reports()).size).toBe(1)
      expect(await settle(ours, said.id, said.id)).toMatchObject([{ st: 'applied' }, { st: 'applied' }])
      expect((await reports()).size).toBe(0)
      const { body } = await ask<{ versions: { data: unknown; how: string; by: string }[] }>(ours, 'history', {
        kind: 'report',
        item: said.id,
      })
      expect(body.versions).toMatchObject([
        { data: null, how: 'edit', by: receiver },
        { data: { says: 'full' }, how: 'report', by: sender },
      ])
    })

    it('is the only edit of a report: none is made or changed by one', async () => {
      const { report, ours, others, withOffer, reports, edit } = await desk()
      const { id } = await withOffer()
      const said = aReport(id, 'full')
      await report(others, said)
      const present = (await reports()).get(said.id)
      const made = uuidv7()
      const results = await edit(
        ours,
        change('report', said.id, { says: 'full' }, { says: 'ended' }),
        create('report', made, { ...present, id: made }),
      )
      expect(results).toMatchObject([
        { st: 'refused', code: 'malformed', detail: 'act' },
        { st: 'refused', code: 'malformed', detail: 'act' },
      ])
      expect([...(await reports()).values()]).toEqual([present])
    })

    it('happens by itself when what was wrong is changed or looked at, when the offer ends and when it goes', async () => {
      const { report, others, ours, withOffer, reports, edit, offer } = await desk()
      const { id } = await withOffer({ phones: [{ number: '0202 1' }] })
      const left = async () => [...(await reports()).values()].map(({ says, group }) => group ?? says).sort()
      const again = async () => {
        await report(
          others,
          aReport(id, 'wrong', { group: 'contact' }),
          aReport(id, 'wrong', { group: 'openings' }),
          aReport(id, 'full'),
        )
      }
      await again()
      await edit(ours, change('offer', id, { phones: [{ number: '0202 1' }] }, { phones: [{ number: '0202 2' }] }))
      expect(await left()).toEqual(['full', 'openings'])
      await edit(ours, change('offer', id, { capacity: 'unknown' }, { capacity: 'few' }))
      expect(await left()).toEqual(['openings'])
      await edit(ours, change('offer', id, { verifiedOn: null }, { verifiedOn: today }))
      expect(await left()).toEqual([])
      await again()
      await edit(ours, change('offer', id, { status: 'published' }, { status: 'ended' }))
      expect(await left()).toEqual([])
      await edit(ours, change('offer', id, { status: 'ended' }, { status: 'published' }))
      await again()
      await edit(ours, remove('offer', id, await offer(id)))
      expect(await left()).toEqual([])
    })
  })
})
