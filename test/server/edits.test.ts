/** Edits of the catalogue: field by field, one beside the other, again after a lost answer. */
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Edit, EditResult } from '../../shared/protocol/edits.ts'
import { aCatalogueDesk, change, create, remove } from '../builders/a-catalogue-desk.ts'
import { receiver, sender, stranger } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  const desk = async () => {
    const server = await aCatalogueDesk(await engine.freshStore())
    const [editor, coordinator] = await server.devices([receiver, 'offer_editor'], [sender, 'coordinator'])
    if (editor === undefined || coordinator === undefined) throw new Error('two devices were enrolled')
    return { ...server, editor, coordinator }
  }

  describe('an edit', () => {
    it('changes the fields it names, and the version says who', async () => {
      const { edit, editor, withOffer, offer, store } = await desk()
      const { id } = await withOffer({ title: 'Alt', url: 'https://alt.example' })
      const wanted = change('offer', id, { title: 'Alt', url: 'https://alt.example' }, { title: 'Neu', url: null })
      const [result] = await edit(editor, wanted)
      expect(result).toMatchObject({ id: wanted.id, st: 'applied', data: { title: 'Neu' } })
      const now = await offer(id)
      expect(now.title).toBe('Neu')
      expect(now).not.toHaveProperty('url')
      const versions = await store.db.selectFrom('catalogue_version').selectAll().where('id', '=', id).execute()
      expect(versions.at(-1)).toMatchObject({ how: 'edit', by_org: receiver, edit_id: wanted.id })
    })

    it('meets another’s change of the same field, says which and what stands there, and changes nothing', async () => {
      const { edit, editor, coordinator, withOffer, offer } = await desk()
      const { id } = await withOffer({ title: 'Alt' })
      await edit(coordinator, change('offer', id, { title: 'Alt' }, { title: 'Von der Koordination' }))
      const [result] = await edit(
        editor,
        change('offer', id, { title: 'Alt', description: null }, { title: 'Vom Träger', description: 'Mehr' }),
      )
      expect(result).toMatchObject({ st: 'conflict', fields: ['title'], data: { title: 'Von der Koordination' } })
      expect(await offer(id)).not.toHaveProperty('description')
    })

    it('is applied where the fields already say so, and leaves no trace', async () => {
      const { edit, editor, withOffer, store } = await desk()
      const { id } = await withOffer({ title: 'Neu', phones: [{ number: '0202 1', note: 'Büro' }] })
      const phones = [{ note: 'Büro', number: '0202 1' }]
      expect(
        await edit(editor, change('offer', id, { title: 'Alt', phones: [] }, { title: 'Neu', phones })),
      ).toMatchObject([{ st: 'applied' }])
      expect((await store.db.selectFrom('catalogue_version').selectAll().where('id', '=', id).execute()).length).toBe(1)
    })

    it('that comes again is answered as the first time, whatever happened since', async () => {
      const { edit, editor, coordinator, withOffer, offer } = await desk()
      const { id } = await withOffer({ title: 'A' })
      const first = change('offer', id, { title: 'A' }, { title: 'B' })
      const second = change('offer', id, { title: 'B' }, { title: 'C' })
      expect((await edit(editor, first, second)).map(({ st }) => st)).toEqual(['applied', 'applied'])
      await edit(coordinator, change('offer', id, { title: 'C' }, { title: 'D' }))
      expect((await edit(editor, first, second)).map(({ st }) => st)).toEqual(['applied', 'applied'])
      expect((await offer(id)).title).toBe('D')
    })

    it('creates and removes, and a thing that somebody changed is not removed unseen', async () => {
      const { edit, editor, coordinator, things } = await desk()
      const made = anOffer({ organisationId: receiver, title: 'Neues Angebot' })
      const [created] = await edit(editor, create('offer', made.id, made))
      expect(created).toMatchObject({ st: 'applied', data: { title: 'Neues Angebot' } })
      const seen = created?.data as object
      await edit(coordinator, change('offer', made.id, { costNote: null }, { costNote: '5 Euro' }))
      const [refused] = await edit(editor, remove('offer', made.id, seen))
      expect(refused?.st).toBe('conflict')
      expect(refused?.fields).toContain('costNote')
      expect(await edit(editor, remove('offer', made.id, refused?.data as object))).toMatchObject([
        { st: 'applied', data: null },
      ])
      expect((await things('offer')).has(made.id)).toBe(false)
      expect(await edit(editor, remove('offer', made.id, seen))).toMatchObject([{ st: 'applied', data: null }])
      expect(await edit(editor, change('offer', made.id, { title: 'x' }, { title: 'y' }))).toMatchObject([
        { st: 'conflict', data: null, fields: ['title'] },
      ])
    })

    it('that is refused does not stop the others of its request', async () => {
      const { edit, editor, withOffer, offer } = await desk()
      const own = await withOffer({ title: 'Eigen' })
      const foreign = await withOffer({ title: 'Fremd', organisationId: stranger })
      const results = await edit(
        editor,
        change('offer', foreign.id, { title: 'Fremd' }, { title: 'Meins' }),
        change('offer', own.id, { access: 'open' }, { access: 'no such access' }),
        change('offer', own.id, { title: 'Eigen' }, { title: 'Besser' }),
      )
      expect(results).toMatchObject([
        { st: 'refused', code: 'forbidden' },
        { st: 'refused', code: 'malformed', detail: 'access' },
        { st: 'applied' },
      ])
      expect((await offer(foreign.id)).title).toBe('Fremd')
      expect((await offer(own.id)).title).toBe('Besser')
    })
  })

  describe('many at once', () => {
    it('edits of different fields all survive, from whoever they come', async () => {
      const { edit, editor, coordinator, withOffer, offer } = await desk()
      const { id } = await withOffer()
      const fields = {
        title: 'Neuer Titel',
        description: 'Beschreibung',
        accessNote: 'Bitte anrufen',
        costNote: 'frei',
        email: 'post@traeger.example',
        url: 'https://traeger.example',
        openingNote: 'nach Absprache',
        legalBasis: '§ 16 SGB VIII',
        requiredDocuments: 'keine',
        capacity: 'few',
        status: 'paused',
        cost: 'free',
      }
      const before = (await offer(id)) as Record<string, unknown>
      const edits = Object.entries(fields).map(([field, now]) =>
        change('offer', id, { [field]: (before[field] ?? null) as string | null }, { [field]: now }),
      )
      const results = await Promise.all(edits.map((each, at) => edit(at % 2 === 0 ? editor : coordinator, each)))
      expect(results.flat().map(({ st }) => st)).toEqual(edits.map(() => 'applied'))
      expect(await offer(id)).toMatchObject(fields)
    })

    it('of two edits of one field exactly one is applied, and the other is shown what stands there', async () => {
      const { edit, editor, coordinator, withOffer, offer } = await desk()
      const { id } = await withOffer({ title: 'Alt' })
      const results = await Promise.all([
        edit(editor, change('offer', id, { title: 'Alt' }, { title: 'Eins' })),
        edit(coordinator, change('offer', id, { title: 'Alt' }, { title: 'Zwei' })),
      ])
      const by = (st: EditResult['st']) => results.flat().filter((result) => result.st === st)
      expect(by('applied').length).toBe(1)
      expect(by('conflict')).toMatchObject([{ fields: ['title'], data: { title: (await offer(id)).title } }])
    })

    it('the same edit sent five times at once makes one version', async () => {
      const { edit, editor, withOffer, store } = await desk()
      const { id } = await withOffer({ title: 'Alt' })
      const one = change('offer', id, { title: 'Alt' }, { title: 'Neu' })
      const results = await Promise.all(Array.from({ length: 5 }, () => edit(editor, one)))
      expect(results.flat().map(({ st }) => st)).toEqual(Array.from({ length: 5 }, () => 'applied'))
      const versions = await store.db.selectFrom('catalogue_version').selectAll().where('id', '=', id).execute()
      expect(versions.length).toBe(2)
    })
  })

  describe('what an edit of an offer says beside', () => {
    it('a kind of fact that was changed counts as confirmed on the server’s day by that organisation', async () => {
      const { edit, editor, withOffer, offer, clock } = await desk()
      clock.now = Date.parse('2026-03-02T09:05:00Z')
      const { id } = await withOffer({ confirmed: { cost: { on: '2025-01-01' } } })
      await edit(editor, change('offer', id, { phones: [] }, { phones: [{ number: '0202 1' }] }))
      const { confirmed, verifiedOn } = await offer(id)
      expect(confirmed).toEqual({ contact: { on: '2026-03-02', by: receiver }, cost: { on: '2025-01-01' } })
      expect(verifiedOn).toBeUndefined()
    })

    it('capacity gets its day, unless the editor says another that is not ahead', async () => {
      const { edit, editor, withOffer, offer } = await desk()
      const { id } = await withOffer()
      await edit(editor, change('offer', id, { capacity: 'unknown' }, { capacity: 'few' }))
      expect((await offer(id)).capacityOn).toBe('2026-03-02')
      const said = { capacity: 'full', capacityOn: '2026-03-01' }
      const other = await withOffer()
      await edit(editor, change('offer', other.id, { capacity: 'unknown', capacityOn: null }, said))
      expect(await offer(other.id)).toMatchObject(said)
      expect(await edit(editor, change('offer', id, { verifiedOn: null }, { verifiedOn: '2026-03-03' }))).toMatchObject(
        [{ st: 'refused', code: 'malformed', detail: 'verifiedOn' }],
      )
    })

    it('two who confirm meet nowhere: the later day counts', async () => {
      const { edit, editor, coordinator, withOffer, offer } = await desk()
      const { id } = await withOffer({ verifiedOn: '2026-01-01' })
      const was = { verifiedOn: '2026-01-01', confirmed: null }
      const [one, two] = await Promise.all([
        edit(editor, change('offer', id, was, { verifiedOn: '2026-02-01', confirmed: { cost: { on: '2026-02-01' } } })),
        edit(
          coordinator,
          change('offer', id, was, { verifiedOn: '2026-03-01', confirmed: { place: { on: '2026-03-01' } } }),
        ),
      ])
      expect([one, two].flat().map((result) => result?.st)).toEqual(['applied', 'applied'])
      expect(await offer(id)).toMatchObject({
        verifiedOn: '2026-03-01',
        confirmed: { cost: { on: '2026-02-01', by: receiver }, place: { on: '2026-03-01', by: sender } },
      })
    })
  })

  it('settings that were changed stand in the audit log once', async () => {
    const { edit, coordinator, store } = await desk()
    const one = change('network', 'network', { respondWithinDays: 10 }, { respondWithinDays: 5 })
    const seen = { words: ['Krabbelgruppe'], offerTypes: ['parenting_course'] }
    await edit(coordinator, one, create('synonyms', uuidv7(), seen))
    await edit(coordinator, one, change('network', 'network', { respondWithinDays: 5 }, { respondWithinDays: 5 }))
    const acts = await store.db.selectFrom('audit_log').selectAll().where('act', '=', 'network_changed').execute()
    expect(acts.map(({ actor }) => actor)).toEqual([coordinator.id, coordinator.id])
    expect(acts[0]?.subject).toBe('network')
  })

  it('what is no edit at all is refused as a whole', async () => {
    const { ask, editor, withOffer } = await desk()
    const { id } = await withOffer()
    const sound = change('offer', id, {}, { title: 'Neu' })
    for (const edits of [
      [],
      'edits',
      Array.from({ length: 51 }, () => sound),
      [{ ...sound, act: 'destroy' }],
      [{ ...sound, kind: 'use' }],
      [{ ...sound, id: 'x' }],
      [{ ...sound, now: { 'a.b': 1 } }],
      [{ ...sound, more: 1 }],
    ] as unknown as Edit[][])
      expect(await ask(editor, 'edits', { edits }), JSON.stringify(edits).slice(0, 80)).toMatchObject({
        status: 400,
        body: { error: 'malformed' },
      })
  })
})
