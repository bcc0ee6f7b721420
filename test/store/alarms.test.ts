import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { acknowledge, openAlarms, raiseAlarm } from '../../extension/store/alarms.ts'
import { aDevice } from '../builders/a-device.ts'

describe('an alarm', () => {
  it('stands open until somebody confirms it, once for each reason and organisation', async () => {
    const device = aDevice()
    await raiseAlarm('key_changed', 'a', device)
    device.clock.turn(1_000)
    await raiseAlarm('key_changed', 'a', device)
    await raiseAlarm('key_changed', 'b', device)
    await raiseAlarm('feed_forked', undefined, device)
    const [first, ...others] = await openAlarms(device)
    expect(first).toMatchObject({ code: 'key_changed', org: 'a' })
    expect(others).toHaveLength(2)
    await acknowledge(first?.id ?? '', device)
    expect(await openAlarms(device)).toEqual(others)
    await raiseAlarm('key_changed', 'a', device)
    expect(await openAlarms(device)).toHaveLength(3)
  })
})
