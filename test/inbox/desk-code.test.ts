import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { database } from '../../extension/store/database.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { findByCode, lookForCode, readDeskCode } from '../../extension/tasks/inbox/desk-code.ts'
import { Problem } from '../../shared/problem.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aReferral, receivingOrganisation, sendingOrganisation } from '../builders/a-referral.ts'
import { stored } from '../builders/a-stored-referral.ts'
import fc from '../property.ts'
import { enrolledFor } from './enrolled.ts'

const us = receivingOrganisation

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await writeMeta(database, 'enrolment', enrolledFor(us))
})

describe('a code typed at the desk', () => {
  it.each(['PK-D054-T5', 'pk d054 t5', 'do54t5', ' PK–D054–T5 '])('is read from “%s”', (text) =>
    expect(readDeskCode(text)).toEqual({ code: 'PK-D054-T5' }),
  )

  it.each([
    ['PKßWWWZßY3', 'PK-WWWY-Z3'],
    ['pkßwwwzßy3', 'PK-WWWY-Z3'],
  ])('is read from “%s”, as an American scanner types it on a German layout', (typed, code) => {
    expect(readDeskCode(typed)).toEqual({ code })
  })

  it.each([
    ['', 'empty'],
    ['  - ', 'empty'],
    ['PK-D054', 'form'],
    ['Familie', 'form'],
    ['ABCD-EFGH-JKMN', 'form'],
    ['PK-D054-T6', 'check'],
    ['PK-D045-T5', 'check'],
  ])('“%s” is told apart: %s', (text, fault) => expect(readDeskCode(text)).toEqual({ fault }))

  it('with any one character wrong never passes for another code', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.nat({ max: 5 }),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (ref, at, char) => {
          const code = handoverCode(ref)
          const body = code.slice(3).replace('-', '')
          fc.pre(body[at] !== char)
          expect(readDeskCode(`PK${body.slice(0, at)}${char}${body.slice(at + 1)}`)).toEqual({ fault: 'check' })
        },
      ),
    )
  })
})

describe('looking for a code', () => {
  it('finds what was handed over to us, and what we gave out ourselves', async () => {
    const incoming = aReferral()
    incoming.write('requested')
    await stored(incoming)
    const ours = aReferral({ from: us, to: null })
    ours.write('requested', { by: us })
    await stored(ours)
    expect(await findByCode(handoverCode(incoming.ref))).toMatchObject([{ state: { ref: incoming.ref }, own: false }])
    expect(await findByCode(handoverCode(ours.ref))).toMatchObject([{ state: { ref: ours.ref }, own: true }])
  })

  it('finds a family that came with it before, and none that another organisation reports', async () => {
    for (const from of [us, sendingOrganisation]) {
      const arrival = aReferral({ from, to: null })
      arrival.write('presented', { by: from })
      await stored(arrival)
    }
    const matches = await findByCode('PK-D054-T5')
    expect(matches).toMatchObject([{ state: { kind: 'arrival', from: us }, own: false }])
  })

  it('finds nothing under the code of an unmet need or of an arrival itself', async () => {
    const unmet = aReferral({ from: us, to: null })
    unmet.write('unmet_need', { by: us })
    await stored(unmet)
    const arrival = aReferral({ from: us, to: null })
    arrival.write('presented', { by: us })
    await stored(arrival)
    for (const { ref } of [unmet, arrival]) expect(await findByCode(handoverCode(ref))).toEqual([])
  })
})

describe('a code of which nothing is here', () => {
  const incoming = () => {
    const referral = aReferral()
    referral.write('requested')
    return referral
  }

  it('is looked for at the server, and found where its hand-over was just coming', async () => {
    const coming = incoming()
    const looked = await lookForCode(handoverCode(coming.ref), async () => {
      await stored(coming)
      return 'done'
    })
    expect(looked).toMatchObject({ sure: true, matches: [{ state: { ref: coming.ref } }] })
  })

  it('is surely unknown only when the server was asked, by this page after another one', async () => {
    const outcomes = ['busy', 'done'] as const
    let asked = 0
    const fetchNews = async () => outcomes[asked++] ?? 'done'
    expect(await lookForCode('PK-D054-T5', fetchNews)).toEqual({ matches: [], sure: true })
    expect(asked).toBe(2)
    for (const trouble of [new Problem('offline'), 'waiting'] as const)
      expect(await lookForCode('PK-D054-T5', async () => trouble)).toEqual({ matches: [], sure: false })
  })

  it('asks nobody for what is here', async () => {
    const here = await stored(incoming())
    const looked = await lookForCode(handoverCode(here.ref), () => expect.fail('asked'))
    expect(looked.matches).toHaveLength(1)
  })
})
