import { describe, expect, it } from 'vitest'
import type { DeviceRow } from '../../extension/sync/devices.ts'
import { sortDevices } from '../../extension/tasks/devices/sort-devices.ts'

const aRow = (id: string, change: Partial<DeviceRow> = {}): DeviceRow => ({
  id,
  role: 'professional',
  client: '0.1.0',
  enrolledAt: '2026-03-02T09:00:00Z',
  seenOn: '2026-03-02',
  words: [],
  proof: 'code',
  admitted: true,
  keeper: false,
  revoked: false,
  ended: false,
  awaited: false,
  own: false,
  ...change,
})
const ids = (rows: readonly DeviceRow[]) => rows.map(({ id }) => id)

describe('the list of devices', () => {
  it('puts who waits before all others, a false proof first', () => {
    const { waiting, active } = sortDevices([
      aRow('old'),
      aRow('waits', { admitted: false, enrolledAt: '2026-03-04T09:00:00Z' }),
      aRow('false', { admitted: false, proof: 'wrong_code', enrolledAt: '2026-03-03T09:00:00Z' }),
    ])
    expect(ids(waiting)).toEqual(['false', 'waits'])
    expect(ids(active)).toEqual(['old'])
  })

  it('shows this device first among those that take part, then what is to be finished, the others by the day they came', () => {
    const { active } = sortDevices([
      aRow('own', { own: true }),
      aRow('newest', { enrolledAt: '2026-03-05T09:00:00Z' }),
      aRow('newer', { enrolledAt: '2026-03-04T09:00:00Z' }),
      aRow('ended', { ended: true }),
    ])
    expect(ids(active)).toEqual(['own', 'ended', 'newest', 'newer'])
  })

  it('keeps who was shut out apart, also who never was admitted', () => {
    const { waiting, active, revoked } = sortDevices([aRow('refused', { admitted: false, revoked: true })])
    expect([ids(waiting), ids(active), ids(revoked)]).toEqual([[], [], ['refused']])
  })
})
