/** Fixed answers of the scheme: if one moves, shares of old and new devices no longer meet. */
import { scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../shared/protocol/bytes.ts'
import { vainContributionSchema } from '../../shared/protocol/vain.ts'
import { coefficientsOf, contribute, unseal, vainKey, vainScrypt } from '../../shared/vain.ts'
import { interpolate, readShare, vainThreshold } from '../../shared/vain-polynomial.ts'
import { isPlainWord, vainForm } from '../../shared/vain-word.ts'

const salt = 'musterland'
/** Bytes that are no secret: the same for every run. */
const counted = (start: number) => (count: number) => Uint8Array.from({ length: count }, (_, at) => (start + at) % 256)

describe('a word', () => {
  it('always gives the same key, tag and polynomial', async () => {
    const key = await vainKey('trampolinhalle', salt)
    expect(toHex(key)).toBe('56252cba7cbe426e6160c5a407a91dd339d5d709cf7e5184ed9c311d74cda620')
    expect(coefficientsOf(key).map((one) => one.toString(16).slice(0, 16))).toEqual([
      '72a9eb8915b96121',
      '2e63994814d7d80f',
      '405638ddb8f4cdd5',
      '617aeda603c1f3e4',
      '349bd970f5e88168',
    ])
    const { tag, share, sealed } = await contribute('trampolinhalle', salt, counted(1))
    expect(tag).toBe('-GRkOIk30n04W1zX_Y5lbg')
    expect(sealed).toBe(
      'AQIDBAUGBwgJCgsMkZIr68hyf4iKV4E061zZLuEifgjFu7SLRkTwqZkF1XcHR1fdouk6uEO0qXeeUGStGbP7C2p2pF6_5aG04GqFlS0LhX01uuqGvo_1H7Mv-A5cCqkdQAJrDBmCXe0XZ_OXoKAcvPA0BT5CKI-cgkLJLQ',
    )
    expect(share).toBe('AQIDBAUGBwgJCgsMDQ4PEFIZtRx0puWBnEM8RpWj7WHNVWZrQB2DyDrMMNHqPwme')
  })

  it('costs what scrypt costs: another program computes the same key', async () => {
    const { N, r, p, dkLen } = vainScrypt
    const other = scryptSync(vainForm('trampolinhalle'), `vain1|${salt}`, dkLen, { N, r, p, maxmem: 2 ** 26 })
    expect(toHex(await vainKey('trampolinhalle', salt))).toBe(other.toString('hex'))
    expect(N * r * 128).toBe(32 * 2 ** 20)
  })

  it('gives another key in another network', async () => {
    expect(await vainKey('trampolinhalle', 'anderswo')).not.toEqual(await vainKey('trampolinhalle', salt))
  })

  it('meets its other spellings', () => {
    expect(vainForm('fruehförderungen')).toBe(vainForm('frühfoerderung'))
    expect(vainForm('trampolinhalle')).not.toBe(vainForm('kletterhalle'))
  })

  it('is one of three to forty small letters alone', () => {
    for (const word of ['zoo', 'käsefondue', 'ö'.repeat(40)]) expect(isPlainWord(word), word).toBe(true)
    for (const word of ['ab', 'Zoo', 'zoo2', 'zoo-halle', 'a b c', '', 'ö'.repeat(41)])
      expect(isPlainWord(word), word).toBe(false)
  })

  it('has nothing but the tag in common when it is contributed twice, and one length whatever it is', async () => {
    const [one, other, long] = [
      await contribute('trampolinhalle', salt),
      await contribute('trampolinhalle', salt),
      await contribute('ö'.repeat(40), salt),
    ]
    expect(one.tag).toBe(other.tag)
    expect(one.share).not.toBe(other.share)
    expect(one.sealed).not.toBe(other.sealed)
    for (const contribution of [one, long]) expect(vainContributionSchema.safeParse(contribution).success).toBe(true)
  })

  it('opens with five shares and stays shut with four', async () => {
    const sent = await Promise.all(Array.from({ length: vainThreshold }, () => contribute('käsefondue', salt)))
    const shares = sent.flatMap(({ share }) => readShare(share) ?? [])
    const sealed = sent[0]?.sealed ?? ''
    expect(await unseal(interpolate(shares), sealed)).toBe('käsefondue')
    expect(await unseal(interpolate(shares.slice(1)), sealed)).toBeUndefined()
  })
})
