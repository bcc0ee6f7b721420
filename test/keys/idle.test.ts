/** A page that nobody touches locks itself, and sleep of the machine is no way round that. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { idleMinutes, lockWhenIdle, setIdleMinutes } from '../../extension/keys/idle.ts'
import { lockOf, setPin } from '../../extension/keys/lock.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'

const pin = '482913'

let device: TestDevice

beforeEach(() => {
  device = aDevice()
})

describe('an idle page', () => {
  type Listener = () => void
  function aPresence() {
    const heard: { activity: Listener[]; shown: Listener[] } = { activity: [], shown: [] }
    const listen = (to: Listener[]) => (then: Listener) => {
      to.push(then)
      return () => {}
    }
    const tell = (to: Listener[]) => {
      for (const then of to) then()
    }
    return {
      presence: { onActivity: listen(heard.activity), onShown: listen(heard.shown) },
      touch: () => tell(heard.activity),
      show: () => tell(heard.shown),
    }
  }

  it('locks after the minutes that were set, counted from the last touch; sleep of the machine counts', async () => {
    await setPin(pin, undefined, device)
    expect(await idleMinutes(device)).toBe(10)
    await setIdleMinutes(5, device)
    const { presence, touch, show } = aPresence()
    const end = lockWhenIdle(device, presence)
    expect(await idleMinutes(device)).toBe(5)
    device.clock.turn(4 * 60_000)
    touch()
    device.clock.turn(4 * 60_000)
    show()
    expect(lockOf(device).value).toBe('open')
    device.clock.turn(60_000)
    show()
    await expect.poll(() => lockOf(device).value).toBe('locked')
    end()
  })

  it('is found locked by the first touch after a long pause', async () => {
    await setPin(pin, undefined, device)
    const { presence, touch } = aPresence()
    const end = lockWhenIdle(device, presence)
    device.clock.turn(11 * 60_000)
    touch()
    await expect.poll(() => lockOf(device).value).toBe('locked')
    end()
  })
})
