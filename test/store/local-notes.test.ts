import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { dropLocalNote, keepLocalNote, localNote, localNotes } from '../../extension/store/local-notes.ts'

describe('a local note', () => {
  it('is kept by referral, found with others, and dropped', async () => {
    await keepLocalNote({ ref: 'a', caseReference: 'ASD-1', ownWords: '  ' })
    await keepLocalNote({ ref: 'b', followUpOn: '2026-03-30' })
    expect(await localNote('a')).toEqual({ ref: 'a', caseReference: 'ASD-1' })
    expect([...(await localNotes(['a', 'x', 'b'])).keys()]).toEqual(['a', 'b'])
    await dropLocalNote('a')
    expect(await localNote('a')).toBeUndefined()
  })

  it('without content is removed', async () => {
    await keepLocalNote({ ref: 'c', ownWords: 'x' })
    await keepLocalNote({ ref: 'c', ownWords: '' })
    expect(await localNote('c')).toBeUndefined()
  })
})
