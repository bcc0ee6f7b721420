/** Telephones, e-mail and web addresses out of cells that hold more than that. */
import { describe, expect, it } from 'vitest'
import { emailOf, urlOf } from '../../../../server/catalogue/import/map/values/address.ts'
import { looksLikePerson, withoutPersons } from '../../../../server/catalogue/import/map/values/person.ts'
import { phonesOf } from '../../../../server/catalogue/import/map/values/phones.ts'

describe('telephone numbers', () => {
  it.each([
    ['+49-202-64740', [{ number: '+49-202-64740' }]],
    ['0000 / 4711-17', [{ number: '0000 / 4711-17' }]],
    ['0000/471117', [{ number: '0000/471117' }]],
    ['(0000) 47 11', [{ number: '(0000) 47 11' }]],
    ['0000 4711\n0000 4712', [{ number: '0000 4711' }, { number: '0000 4712' }]],
    ['0000 4711 oder 0000 4712', [{ number: '0000 4711' }, { number: '0000 4712' }]],
    ['0000 4711 / 0000 4712', [{ number: '0000 4711' }, { number: '0000 4712' }]],
    ['0000-4711/0000-4712', [{ number: '0000-4711' }, { number: '0000-4712' }]],
    ['0000 4711, 0000 4712', [{ number: '0000 4711' }, { number: '0000 4712' }]],
    ['Tel.: 0000 4711', [{ number: '0000 4711' }]],
    ['Tel. 0000 4711; Mobil 0000 4712', [{ number: '0000 4711' }, { number: '0000 4712', note: 'Mobil' }]],
    ['0000 4711 (Mo–Fr 9–12)', [{ number: '0000 4711', note: 'Mo–Fr 9–12' }]],
    ['0000 471117 oder -18', [{ number: '0000 471117', note: '18' }]],
    ['0000 4711 (Sekretariat) / 0000 4712', [{ number: '0000 4711', note: 'Sekretariat' }, { number: '0000 4712' }]],
    ['116 117', [{ number: '116 117' }]],
    ['110', [{ number: '110' }]],
  ])('“%s” are read', (written, phones) => {
    expect(phonesOf(written).phones).toEqual(phones)
  })

  it('leave a fax out and say so', () => {
    expect(phonesOf('0000 4711, Fax: 0000 4799')).toMatchObject({
      phones: [{ number: '0000 4711' }],
      fax: ['0000 4799'],
    })
  })

  it('leave out who answers', () => {
    const { phones, persons } = phonesOf('Frau Muster 0000 4711')
    expect(phones).toEqual([{ number: '0000 4711' }])
    expect(persons).toBe(true)
  })

  it('are not made of words', () => {
    expect(phonesOf('keine')).toMatchObject({ phones: [], unread: ['keine'] })
  })
})

describe('e-mail addresses', () => {
  it.each([
    ['info@kita.example', 'info@kita.example'],
    ['info(at)kita.example', 'info@kita.example'],
    ['info [at] kita [punkt] example', 'info@kita.example'],
    ['mailto:info@kita.example', 'info@kita.example'],
    ['E-Mail: Info@Kita.Example.', 'Info@kita.example'],
    ['<info@kita.example>', 'info@kita.example'],
  ])('“%s” is read', (written, email) => {
    expect(emailOf(written)?.value).toBe(email)
  })

  it.each(['keine', 'www.kita.example', '@kita', 'info@'])('“%s” is none', (written) => {
    expect(emailOf(written)).toBeUndefined()
  })

  it('beyond the first are handed back', () => {
    expect(emailOf('a@kita.example; b@kita.example')).toEqual({ value: 'a@kita.example', further: ['b@kita.example'] })
  })
})

describe('web addresses', () => {
  it.each([
    ['https://kita.example/a?b=1', 'https://kita.example/a?b=1'],
    ['www.kita.example', 'https://www.kita.example'],
    ['kita.example/angebote', 'https://kita.example/angebote'],
    ['HTTP://www.kita.example/', 'http://www.kita.example/'],
    ['http:/www.kita.example', 'http://www.kita.example'],
    ['http//www.kita.example', 'http://www.kita.example'],
    ['siehe www.kita.example (unter Angebote)', 'https://www.kita.example'],
    ['www.kita.example.', 'https://www.kita.example'],
  ])('“%s” is read', (written, url) => {
    expect(urlOf(written)?.value).toBe(url)
  })

  it.each([
    'keine',
    'info@kita.example',
    'anna.muster@kita.example',
    'javascript:alert(1)',
    'ftp://kita.example',
    'data:text/html,x',
    'u.a.',
  ])('“%s” is none', (written) => {
    expect(urlOf(written)).toBeUndefined()
  })
})

describe('names of persons', () => {
  it.each(['Erika Muster', 'Frau Muster', 'Muster, Erika', 'Dr. Erika Muster', 'Erika von Muster'])(
    '“%s” is one',
    (text) => {
      expect(looksLikePerson(text)).toBe(true)
    },
  )

  it.each(['Kita Drachennest', 'Stadt Silberfurt', 'Familienbüro', 'Birnbaumallee 4', 'AWO Silberfurt', ''])(
    '“%s” is none',
    (text) => {
      expect(looksLikePerson(text)).toBe(false)
    },
  )

  it('are cut out of what stands around them', () => {
    expect(withoutPersons('Anmeldung bei Frau Dr. Muster').text.trim()).toBe('Anmeldung bei')
  })
})
