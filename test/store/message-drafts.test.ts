/** A message that is being written is a draft like any other: kept, sealed, found again. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import { lockNow, setPin, unlock } from '../../extension/keys/lock.ts'
import { listDrafts } from '../../extension/store/drafts.ts'
import { dropMessage, keepMessage, startMessage } from '../../extension/store/message-drafts.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { inTheClear } from '../keys/in-the-clear.ts'

const ref = '01990000-0000-7000-8000-0000000000e1'
let device: TestDevice

beforeEach(async () => {
  device = aDevice()
  await startMessage(ref, device)
})

it('is taken up again as it was left, one for each referral', async () => {
  await keepMessage({ ref, message: 'Kanarienvogel' }, device)
  await startMessage('01990000-0000-7000-8000-0000000000e2', device)
  expect(await startMessage(ref, device)).toEqual({ ref, message: 'Kanarienvogel' })
  expect(await listDrafts(device)).toHaveLength(2)
})

it('is kept to the last character when the page locks, and stands nowhere in the clear', async () => {
  await setPin('482913', undefined, device)
  const typed = 'Kanarienvogel-7Q singt'
  for (let end = 1; end <= typed.length; end++) void keepMessage({ ref, message: typed.slice(0, end) }, device)
  await lockNow(device)
  await expect(startMessage(ref, device)).rejects.toMatchObject({ code: 'locked' })
  expect(await inTheClear(device.database, 'Kanarienvogel')).toEqual([])
  await unlock('482913', device)
  expect(await startMessage(ref, device)).toEqual({ ref, message: typed })
})

it('is gone when it was sent', async () => {
  await keepMessage({ ref, message: 'Kanarienvogel' }, device)
  await dropMessage(ref, device)
  expect(await listDrafts(device)).toEqual([])
  expect(await startMessage(ref, device)).toEqual({ ref, message: '' })
})
