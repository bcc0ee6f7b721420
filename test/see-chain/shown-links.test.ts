import { describe, expect, it } from 'vitest'
import type { EditRecord } from '../../extension/store/database.ts'
import { shownLinks } from '../../extension/tasks/see-chain/shown-links.ts'
import type { ChainLink } from '../../shared/chain-link.ts'

const link: ChainLink = {
  id: '01990000-0000-7000-8000-0000000000b1',
  from: { offerType: 'midwife_care' },
  to: { offerType: 'parent_child_group' },
  note: 'Termin gleich ausmachen',
}
const edit = (over: Partial<EditRecord>): EditRecord => ({
  id: '01990000-0000-7000-8000-0000000000e1',
  kind: 'link',
  item: link.id,
  act: 'change',
  was: {},
  now: {},
  at: 1,
  state: 'waiting',
  ...over,
})

describe('links as this device means them', () => {
  it('show what was changed here before the server has taken it', () => {
    const change = edit({ now: { to: { offerType: 'daycare' }, note: null } })
    const { note: _, ...rest } = link
    expect(shownLinks([link], [change])).toEqual([{ link: { ...rest, to: { offerType: 'daycare' } }, edit: change }])
  })

  it('show what was created here, and follow a second change of it', () => {
    const create = edit({ act: 'create', now: { id: link.id, from: link.from, to: link.to } })
    const change = edit({ now: { note: 'Anders' }, at: 2 })
    expect(shownLinks([], [create, change])).toEqual([{ link: { ...link, note: 'Anders' }, edit: change }])
  })

  it('keep what is to be removed, marked, until the server has taken it', () => {
    const removal = edit({ act: 'remove' })
    expect(shownLinks([link], [removal])).toEqual([{ link, edit: removal }])
    expect(shownLinks([], [removal])).toEqual([])
  })

  it('leave a link as it was where a change makes none of it', () => {
    const nonsense = edit({ now: { to: 'nowhere' } })
    expect(shownLinks([link], [nonsense])).toEqual([{ link, edit: nonsense }])
    expect(shownLinks([], [nonsense])).toEqual([])
  })
})
