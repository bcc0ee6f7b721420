import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { dropLocalNote, keepLocalNote, localNote } from '../../extension/store/local-notes.ts'
import { aDevice } from '../builders/a-device.ts'
import { inTheClear } from '../keys/in-the-clear.ts'

describe('a local note', () => {
  it('is kept by referral, in the clear nowhere, and dropped', async () => {
    const device = aDevice()
    await keepLocalNote({ ref: 'a', caseReference: 'Kanarienvogel-7Q', ownWords: '  ' }, device)
    await keepLocalNote({ ref: 'b', followUpOn: '2026-03-30' }, device)
    expect(await localNote('a', device)).toEqual({ ref: 'a', caseReference: 'Kanarienvogel-7Q' })
    expect(await localNote('b', device)).toEqual({ ref: 'b', followUpOn: '2026-03-30' })
    expect(await inTheClear(device.database, 'Kanarienvogel-7Q')).toEqual([])
    await dropLocalNote('a', device)
    expect(await localNote('a', device)).toBeUndefined()
  })

  it('without content is removed', async () => {
    const device = aDevice()
    await keepLocalNote({ ref: 'c', ownWords: 'x' }, device)
    await keepLocalNote({ ref: 'c', ownWords: '' }, device)
    expect(await localNote('c', device)).toBeUndefined()
  })
})
