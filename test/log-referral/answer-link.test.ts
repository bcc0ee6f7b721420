/** The link to answer with: its code is nowhere but on the screen, and the mail names nobody. */
import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answersByLink, makeAnswerLink } from '../../extension/events/answer-link.ts'
import { authorEvent, authorEvents } from '../../extension/events/author.ts'
import { answerCodeOf } from '../../extension/store/answer-codes.ts'
import { answerMail } from '../../extension/tasks/log-referral/answer-mail.ts'
import { mailAddress } from '../../extension/ui/mail-address.ts'
import { startWords } from '../../extension/ui/words.ts'
import { answerCodeHash, readAnswerCode } from '../../shared/protocol/answer-link.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  type DeviceWithKeys,
  pin,
} from '../builders/an-organisation-with-keys.ts'

const to = '01990000-0000-7000-8000-0000000000a1'
let desk: DeviceWithKeys
let ref: string

beforeAll(() => startWords('de'))
beforeEach(async () => {
  desk = await aDeviceWithKeys(await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0'))
  ref = (await authorEvents([{ type: 'requested', facts: requestedFactsOf(), to }], {}, desk)).ref
})

describe('making a link', () => {
  it('announces the hash of its code for sixty days, and stores the code in no record', async () => {
    const { code, until } = await makeAnswerLink(ref, {}, desk)
    expect(readAnswerCode(code)).toBe(code)
    expect(until).toBe('2026-05-01')
    const record = await desk.database.referrals.get(ref)
    expect(record?.state.answerLinkUntil).toBe(until)
    const stored = JSON.stringify(await Promise.all(desk.database.tables.map((table) => table.toArray())))
    expect(stored).toContain(answerCodeHash(code))
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(code.replaceAll('-', ''))
  })

  it('remembers the newest code for the sheet', async () => {
    expect(await answerCodeOf(ref)).toBeUndefined()
    await makeAnswerLink(ref, {}, desk)
    const newest = await makeAnswerLink(ref, {}, desk)
    expect(await answerCodeOf(ref)).toEqual(newest)
  })
})

describe('a link', () => {
  const offered = async (of = ref) => {
    const record = await desk.database.referrals.get(of)
    return record !== undefined && answersByLink(record.state, desk)
  }

  it('is offered as long as the referral is not over', async () => {
    expect(await offered()).toBe(true)
    await authorEvent({ type: 'cancelled', facts: { on: '2026-03-02', cancelReason: 'need_ceased' }, ref }, {}, desk)
    expect(await offered()).toBe(false)
  })

  it('is not offered where a device of the receiver can answer', async () => {
    await pin(desk, await anOrganisationWithKeys(to))
    expect(await offered()).toBe(false)
  })

  it('is not offered where the family did not agree to an answer', async () => {
    const facts = requestedFactsOf({ consentScopes: ['forward_need'] })
    const silent = await authorEvents([{ type: 'requested', facts, to }], {}, desk)
    expect(await offered(silent.ref)).toBe(false)
  })
})

describe('the mail', () => {
  const link = { code: 'AAAA-BBBB-CCCC-DDDD', until: '2026-05-01' }
  const about = { server: 'https://network.example', handoverCode: 'PK-7F3K-92', office: 'Kreisjugendamt' }

  it('holds codes, address and day', () => {
    const { subject, body } = answerMail(link, about)
    expect(subject).toContain('PK-7F3K-92')
    for (const text of ['https://network.example/antwort/AAAA-BBBB-CCCC-DDDD', '01.05.2026', 'Kreisjugendamt'])
      expect(body).toContain(text)
    expect(`${subject}${body}`).not.toMatch(/\{\{|undefined/)
  })

  it('can be opened by a mail program, with every sign in its place', () => {
    const mail = answerMail(link, about)
    const address = new URL(mailAddress(mail, 'stelle+a@example.org'))
    expect(address.protocol).toBe('mailto:')
    expect(decodeURIComponent(address.pathname)).toBe('stelle+a@example.org')
    const body = /[?&]body=([^&]*)/.exec(address.href)?.[1] ?? ''
    expect(decodeURIComponent(body)).toBe(mail.body.replaceAll('\n', '\r\n'))
  })
})
