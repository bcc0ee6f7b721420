import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../shared/codes/index.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import { abbreviations } from '../../shared/text/thesaurus/abbreviations.ts'
import { classes } from '../../shared/text/thesaurus/classes.ts'
import { thesaurus } from '../../shared/text/thesaurus/index.ts'
import { textVersion } from '../../shared/text/version.ts'

/** The state of the words that `textVersion` stands for. */
const fingerprints: Record<number, string> = { 2: 'b3e9e5560a1297f1' }

describe('the thesaurus', () => {
  it('leads to every offer type', () => {
    const reached = new Set(thesaurus.flatMap(({ types }) => types))
    expect(codesOf('offerType').filter((type) => !reached.has(type))).toEqual([])
  })

  it('uses only classes that exist, and no phrase twice in one entry', () => {
    for (const { say } of thesaurus) {
      for (const [, name] of say.join(' ').matchAll(/@(\p{L}+)/gu)) expect(Object.keys(classes)).toContain(name)
      expect(say.length).toBe(new Set(say).size)
    }
  })

  it('gives every meaning of the listed abbreviations', () => {
    const known = abbreviations.find(({ abbr }) => abbr === 'FH')
    expect(known?.meanings.map(({ label }) => label)).toEqual(['Frühe Hilfen', 'Familienhebamme', 'Familienhilfe'])
    expect(abbreviations.find(({ abbr }) => abbr === 'KI')?.meanings).toHaveLength(2)
  })

  it('gets a new textVersion when its words or rules change, so that devices build their index anew', async () => {
    const folder = new URL('../../shared/text/', import.meta.url)
    const hash = createHash('sha256')
    const files = (await readdir(folder, { recursive: true }))
      .filter((file) => file.endsWith('.ts') && file !== 'version.ts')
      .sort()
    for (const file of files) hash.update((await readFile(new URL(file, folder), 'utf8')).replace(/\s+/g, ' '))
    expect(hash.digest('hex').slice(0, 16), `raise textVersion above ${textVersion} and note the new fingerprint`).toBe(
      fingerprints[textVersion],
    )
  })
})

describe('facts of the offer types', () => {
  it('name a need and a field for each, and never lead from an offer type to itself', () => {
    for (const type of codesOf('offerType')) {
      const { fields, needs, next } = offerTypeFacts[type]
      expect(fields.length).toBeGreaterThan(0)
      expect(needs.length).toBeGreaterThan(0)
      expect(next).not.toContain(type)
    }
  })
})
