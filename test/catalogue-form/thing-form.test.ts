import { describe, expect, it } from 'vitest'
import { asBefore, changedFields, editTo, faultsOf } from '../../extension/catalogue-form/thing-form.ts'
import { asMeant } from '../../extension/store/as-meant.ts'
import type { Area } from '../../shared/area.ts'
import { networkSchema } from '../../shared/network.ts'
import { catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import type { Fields } from '../../shared/protocol/edits.ts'
import fc from '../property.ts'

const network = networkSchema.parse({ name: 'Kreis Silberfurt', areaId: 'silberfurt' })
const of = { kind: 'network', item: 'network' } as const
const area: Area = { id: 'hort', name: 'Drachenhort', level: 'quarter', parentId: null }

describe('what a form changed', () => {
  it('names the fields that differ alone, with both sides', () => {
    const after = { ...network, name: 'Kreis Goldfurt', goals: [] }
    expect(editTo(of, network, after)).toEqual({
      ...of,
      act: 'change',
      was: { name: 'Kreis Silberfurt' },
      now: { name: 'Kreis Goldfurt' },
    })
  })

  it('is nothing where all stands as it stood', () => {
    expect(editTo(of, network, structuredClone(network))).toBeUndefined()
    expect(editTo({ kind: 'area', item: 'hort' }, area, { ...area, pilotReason: undefined })).toBeUndefined()
  })

  it('takes a field away by saying null', () => {
    const before: Area = { ...area, pilotReason: 'Viele Drachen' }
    expect(editTo({ kind: 'area', item: 'hort' }, before, area)).toMatchObject({ now: { pilotReason: null } })
  })

  it('goes back to an earlier version whole: what that did not say is taken away', () => {
    const now: Area = { ...area, name: 'Drachenhöhle', pilotReason: 'Viele Drachen' }
    const form = { ...now, ...asBefore(now, area) }
    expect(editTo({ kind: 'area', item: 'hort' }, now, form)).toMatchObject({
      was: { name: 'Drachenhöhle', pilotReason: 'Viele Drachen' },
      now: { name: 'Drachenhort', pilotReason: null },
    })
  })

  it('makes a new thing of all its fields', () => {
    expect(editTo({ kind: 'area', item: 'hort' }, undefined, area)).toMatchObject({
      act: 'create',
      was: {},
      now: { id: 'hort', name: 'Drachenhort', level: 'quarter' },
    })
  })

  it('tells a number that is none, which JSON would make nothing', () => {
    const known = { ...area, children: { a1_2: 5 } }
    const typed = { ...area, children: { a1_2: 5, a0: Number.NaN } }
    expect(changedFields(known, typed)).toEqual(['children'])
    expect(faultsOf('area', typed)).toEqual(new Set(['children', 'children.a0']))
  })
})

describe('what is at fault', () => {
  it('is told at the field and at what it lies in', () => {
    const faults = faultsOf('network', {
      ...network,
      name: '',
      retention: { ...network.retention, sealed: 0 },
      goals: [{ id: '00000000-0000-7000-8000-000000000001', title: '' }],
    })
    expect([...faults].sort()).toEqual(['goals', 'goals.0', 'goals.0.title', 'name', 'retention', 'retention.sealed'])
  })

  it('is nothing in what is sound', () => {
    expect(faultsOf('network', network)).toEqual(new Set())
  })
})

describe('a thing with what waits for the server', () => {
  const names = fc.constantFrom('Kreis A', 'Kreis B', 'Kreis C')
  const days = fc.integer({ min: 1, max: 60 })

  it('stands as the form was saved, however often, so that the next change meets no forerunner', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, respondWithinDays: days }), { maxLength: 6 }), (forms) => {
        let stands = network
        const edits = forms.flatMap((form) => {
          const edit = editTo(of, stands, { ...stands, ...form })
          stands = { ...stands, ...form }
          return edit === undefined ? [] : [{ ...edit, state: 'waiting' as const }]
        })
        expect(asMeant(catalogueSchemas.network, network, edits)).toEqual(stands)
        let server: Record<string, unknown> = { ...network }
        for (const { was, now } of edits) {
          expect(server).toMatchObject(was)
          server = { ...server, ...now }
        }
      }),
    )
  })

  it('leaves out what is in conflict or was refused', () => {
    const edit = { act: 'change', now: { name: 'Kreis Goldfurt' } } as const
    for (const state of ['conflict', 'refused'] as const)
      expect(asMeant(catalogueSchemas.network, network, [{ ...edit, state }])).toBe(network)
  })

  it('is there before the server has it, and gone once it is removed here', () => {
    const made = { act: 'create', now: { ...area } as Fields, state: 'waiting' } as const
    expect(asMeant(catalogueSchemas.area, undefined, [made])).toEqual(area)
    const gone = { act: 'remove', now: {}, state: 'waiting' } as const
    expect(asMeant(catalogueSchemas.area, area, [gone])).toBeUndefined()
  })

  it('stays as it is stored where a change does not fit', () => {
    const unfit = { act: 'change', now: { respondWithinDays: 'bald' }, state: 'waiting' } as const
    expect(asMeant(catalogueSchemas.network, network, [unfit])).toBe(network)
  })
})
