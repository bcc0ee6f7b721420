/** The administrator's policy: one source for the schema, and a malformed setting harms no other. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { managedSchema, policySchema, readPolicy } from '../../shared/policy.ts'

describe('the managed schema', () => {
  it('in the extension’s folder is the one made from shared/policy.ts', () => {
    expect(JSON.parse(readFileSync('extension/public/managed-schema.json', 'utf8'))).toEqual(managedSchema)
  })

  it('names every setting', () => {
    expect(Object.keys(managedSchema.properties).sort()).toEqual(Object.keys(policySchema.shape).sort())
  })
})

describe('a policy', () => {
  it('is read as it is', () => {
    const policy = { serverAddress: 'https://kettenglied.kreis.example', language: 'en', retentionMonths: 24 }
    expect(readPolicy(policy)).toEqual(policy)
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'yes'],
    ['null', null],
    ['settings of the wrong kind', { serverAddress: 7, language: 'fr', retentionMonths: '24' }],
  ])('that is %s fixes nothing', (_, value) => {
    expect(readPolicy(value)).toEqual({})
  })

  it('with one malformed setting keeps the others', () => {
    expect(readPolicy({ language: 'klingonisch', retentionMonths: 12, other: true })).toEqual({ retentionMonths: 12 })
  })
})
