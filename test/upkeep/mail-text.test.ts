import { beforeAll, describe, expect, it } from 'vitest'
import { confirmMail } from '../../extension/tasks/upkeep/mail-text.ts'
import { mailAddress } from '../../extension/ui/mail-address.ts'
import { startWords } from '../../extension/ui/words.ts'
import { anOffer } from '../builders/an-offer.ts'

beforeAll(() => startWords('de', ['panel', 'dashboard']))

const about = {
  url: 'https://netz.example/bestaetigen/ABCD-EFGH',
  until: '2027-01-21',
  network: 'Kreis Silberfurt',
  from: 'Jugendhilfeplanung',
}
const offers = (count: number) => Array.from({ length: count }, (_, at) => anOffer({ title: `Gruppe ${at + 1}` }))

describe('the yearly mail', () => {
  it('names the network, each offer, the link, its last day and who asks', () => {
    const { subject, body } = confirmMail(offers(2), about)
    expect(subject).toContain('Kreis Silberfurt')
    expect(body).toContain('- Gruppe 1\n- Gruppe 2\n\n')
    expect(body).toContain(`\n\n${about.url}\n\n`)
    expect(body).toContain('21.01.2027')
    expect(body.trimEnd().split('\n').at(-1)).toBe('Jugendhilfeplanung')
    expect(body).not.toMatch(/\{\{|undefined/)
  })

  it('counts what would make it too long', () => {
    expect(confirmMail(offers(12), about).body).not.toContain('weiter')
    expect(confirmMail(offers(13), about).body).toContain('- Gruppe 12\n- und ein weiteres\n')
    expect(confirmMail(offers(20), about).body).toContain('- und 8 weitere\n')
  })

  it('opens in a mail program word for word, whatever a title holds', () => {
    const mail = confirmMail([anOffer({ title: 'Kurs „A & B“ = 100 %?' })], about)
    const address = new URL(mailAddress(mail, 'post@verein.example'))
    expect(address.pathname).toBe('post@verein.example')
    expect(address.searchParams.get('subject')).toBe(mail.subject)
    expect(address.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(mail.body)
  })
})
