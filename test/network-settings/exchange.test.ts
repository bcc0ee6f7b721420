import { describe, expect, it } from 'vitest'
import { editsFrom, parts, readSettingsFile, settingsFile } from '../../extension/tasks/network-settings/exchange.ts'
import type { Settings } from '../../extension/tasks/network-settings/read-settings.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { codesSchema } from '../../shared/codes/adjusted.ts'
import { networkSchema } from '../../shared/network.ts'
import { settingsFileBytes } from '../../shared/protocol/settings-file.ts'
import fc from '../property.ts'

const today = '2026-11-22'
const id = (digit: number) => `00000000-0000-7000-8000-00000000000${digit}`

const ours: Settings = {
  network: networkSchema.parse({
    name: 'Kreis Silberfurt',
    areaId: 'silberfurt',
    goals: [{ id: id(1), title: 'Kein Drache bleibt allein' }],
    noteTemplates: [{ id: id(2), name: 'Amt', before: 'Kopf' }],
  }),
  codes: [codesSchema.parse({ list: 'need', relabelled: { housing: { de: 'Höhle' } } })],
  synonyms: [{ id: id(3), words: ['Drachenhort', 'Hort der Drachen'], offerTypes: ['daycare'] }],
  links: [
    { id: id(4), from: { offerType: 'midwife_care' }, to: { offerType: 'daycare' }, transition: 'home_kita' },
    { id: id(5), from: { offerId: id(6) }, to: { offerType: 'daycare' } },
  ],
}
const fresh: Settings = { network: networkSchema.parse({ name: 'Nachbar' }), codes: [], synonyms: [], links: [] }
const text = JSON.stringify(settingsFile(ours, today))
const read = (content: string) => readSettingsFile(new Blob([content]))

describe('settings as a file', () => {
  it('name no organisation, offer or area of the network they come from', () => {
    expect(text).not.toContain('silberfurt')
    expect(text).not.toContain(id(6))
    expect(settingsFile(ours, today).links).toEqual([{ from: 'midwife_care', to: 'daycare', transition: 'home_kita' }])
  })

  it('become edits of what another network lacks, part by part', async () => {
    const file = await read(text)
    if (file === undefined) throw new Error('unread')
    const proposed = editsFrom(file, fresh)
    expect(proposed.codes).toMatchObject([{ kind: 'codes', item: 'need', act: 'create' }])
    expect(proposed.synonyms).toMatchObject([{ kind: 'synonyms', act: 'create', now: { offerTypes: ['daycare'] } }])
    expect(proposed.links).toMatchObject([{ kind: 'link', act: 'create', now: { to: { offerType: 'daycare' } } }])
    expect(proposed.rules).toMatchObject([{ kind: 'network', act: 'change', was: { goals: [], noteTemplates: [] } }])
    expect(Object.keys(proposed.rules[0]?.now ?? {})).toEqual(['goals', 'noteTemplates'])
  })

  it('change nothing where everything holds already', async () => {
    const file = await read(text)
    if (file === undefined) throw new Error('unread')
    const proposed = editsFrom(file, ours)
    expect(parts.flatMap((part) => proposed[part])).toEqual([])
  })

  it('of the demonstration network can be read again', async () => {
    const { network } = demoNetwork({ offers: 1 })
    expect((await read(JSON.stringify(settingsFile({ ...fresh, network }, today))))?.from).toBe(network.name)
  })

  it.each([
    ['no JSON', 'Drache'],
    ['another file', '{"kettenglied":"undelivered-events","version":1}'],
    ['an own code for no list', text.replace('"list":"need"', '"list":"drachen"')],
    ['a threshold below the least', text.replace('"show":8', '"show":3')],
    ['a part too many', text.replace('"version":1', '"version":1,"offers":[]')],
  ])('are refused whole where they are %s', async (_, broken) => {
    expect(broken).not.toBe(text)
    expect(await read(broken)).toBeUndefined()
  })

  it('are read up to 2 MB, and refused unread where they are larger, whatever stands in them', async () => {
    const bytes = new TextEncoder().encode(text).length
    // JSON may end in blanks, so that size alone tells the two apart.
    const padded = (size: number) => read(text + ' '.repeat(size - bytes))
    expect((await padded(settingsFileBytes))?.from).toBe(ours.network.name)
    const over = fc.integer({ min: 1, max: 100_000 })
    const isRefused = async (more: number) => (await padded(settingsFileBytes + more)) === undefined
    await fc.assert(fc.asyncProperty(over, isRefused), { numRuns: 20, examples: [[1]] })
  })
})
