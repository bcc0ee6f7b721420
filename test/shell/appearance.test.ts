import { describe, expect, it } from 'vitest'
import { parseAppearance } from '../../extension/shell/appearance.ts'

describe('the appearance that was kept', () => {
  it('comes back', () => {
    const kept = { locale: 'en', textSize: '200', theme: 'dark', singleKeys: false }
    expect(parseAppearance(JSON.stringify(kept))).toEqual(kept)
  })

  it.each([null, '', '{', '[]', '{"textSize":"900","theme":"pink","locale":"fr"}'])('falls back from %s', (text) => {
    expect(parseAppearance(text)).toEqual({ locale: 'de', textSize: '100', theme: 'system', singleKeys: true })
  })
})
