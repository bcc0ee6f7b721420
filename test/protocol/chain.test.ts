import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fromBase64url, toBase64url, toHex } from '../../shared/protocol/bytes.ts'
import { chainNext, chainStart, leafOf } from '../../shared/protocol/chain.ts'
import { readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import fc from '../property.ts'

const id = '019aa000-0000-7000-8000-00000000abcd'

describe('the chain of a feed', () => {
  test('is SHA-256 over previous value, kind, id and leaf, cut to 16 bytes', () => {
    const leaf = leafOf('{"v":1}')
    const block = Buffer.concat([Buffer.alloc(16), Buffer.from([1]), Buffer.from(id.replaceAll('-', ''), 'hex'), leaf])
    const expected = createHash('sha256').update(block).digest('hex').slice(0, 32)
    expect(toHex(chainNext(chainStart, 'ev', id, leaf))).toBe(expected)
  })

  test('changes with the payload, not with the id alone', () => {
    const one = chainNext(chainStart, 'ev', id, leafOf('a'))
    expect(toHex(chainNext(chainStart, 'ev', id, leafOf('b')))).not.toBe(toHex(one))
    expect(toHex(chainNext(chainStart, 'erase', id, leafOf('a')))).not.toBe(toHex(one))
  })
})

describe('a cursor', () => {
  const cursor = { kind: 'f1', epoch: id, pos: 42, chain: '0'.repeat(32) } as const

  test('is read back', () => {
    expect(readCursor(writeCursor(cursor), 'f1')).toEqual(cursor)
  })

  test('of another feed is not accepted', () => {
    expect(readCursor(writeCursor(cursor), 'c1')).toBeUndefined()
  })

  test('is never a reason to throw', () => {
    fc.assert(fc.property(fc.string(), (text) => readCursor(text, 'f1') === undefined))
  })
})

test('base64url brings any bytes back, without padding', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (plain) => {
      const text = toBase64url(plain)
      expect(text).toBe(Buffer.from(plain).toString('base64url'))
      expect(toHex(fromBase64url(text))).toBe(toHex(plain))
    }),
  )
})
