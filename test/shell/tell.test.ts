import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextAt } from '../../extension/platform/alarms.ts'
import { memoryArea } from '../../extension/platform/storage.ts'
import { iconSign } from '../../extension/shell/icon-sign.ts'
import { reminderSeen } from '../../extension/shell/reminder.ts'
import { keepMessageRule, tellNews, tellReminder } from '../../extension/shell/tell.ts'
import { database } from '../../extension/store/database.ts'
import type { Device } from '../../extension/store/device.ts'
import { chooseFirstScreen, firstAddress, firstScreen } from '../../extension/store/first-screen.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { words } from '../../shared/words/index.ts'
import { aReferral, receivingOrganisation, sendingOrganisation, type Writing } from '../builders/a-referral.ts'
import { stored } from '../builders/a-stored-referral.ts'
import { enrolledFor } from '../inbox/enrolled.ts'

const us = receivingOrganisation
let today = '2026-03-10'
/** Whether somebody looks at a panel. */
let inView = false
let device: Device
let said: string[]

const say = async (_id: string, title: string, text: string) => {
  said.push(`${title} | ${text}`)
}

function incoming(): Writing {
  const referral = aReferral()
  referral.write('requested')
  return referral
}

beforeEach(async () => {
  today = '2026-03-10'
  inView = false
  said = []
  device = {
    database,
    storage: memoryArea(),
    clock: { now: () => Date.parse(`${today}T09:00:00Z`), today: () => today },
    locks: { alone: (_name, work) => work(), ifFree: async (_name, work) => (inView ? 'busy' : work()) },
    random: () => 0.5,
  }
  await Promise.all(database.tables.map((table) => table.clear()))
  await writeMeta(database, 'enrolment', enrolledFor(us))
  await writeMeta(database, 'feed', { cursor: null, gen: 1, rereading: false })
})

const withdraw = async (id: string) => {
  said.push(`withdrawn: ${id}`)
}
const news = () => tellNews(words.de.inbox, device, say, withdraw)

describe('a hand-over that came in', () => {
  it('is told once, as a number without content', async () => {
    const first = await stored(incoming())
    await news()
    await news()
    expect(said).toEqual([`1 neue Überleitung im Eingang | ${words.de.inbox.notifyText}`])
    expect(said.join()).not.toContain(first.ref)
    await stored(incoming())
    await stored(incoming())
    await news()
    expect(said[1]).toContain('2 neue Überleitungen im Eingang')
    expect(said).toHaveLength(2)
  })

  it('is told no longer once all are confirmed or answered, on whichever device', async () => {
    const referral = await stored(incoming())
    await news()
    referral.write('received', { by: 'receiver' })
    await stored(referral)
    await news()
    await news()
    expect(said.slice(1)).toEqual(['withdrawn: incoming'])
  })

  it('is told by the icon alone where the policy turns messages off, as long as it does', async () => {
    await keepMessageRule(false, device)
    await stored(incoming())
    await news()
    expect([said, await iconSign(device)]).toEqual([[], '1'])
    await keepMessageRule(undefined, device)
    await stored(incoming())
    await news()
    expect(said).toHaveLength(1)
  })

  it('is not told where a panel is in view, nor later when it is closed', async () => {
    inView = true
    await stored(incoming())
    await news()
    inView = false
    await news()
    expect(said).toEqual([])
  })

  it('stands as a number on the icon until it is confirmed or answered', async () => {
    const referral = await stored(incoming())
    await stored(incoming())
    expect(await iconSign(device)).toBe('2')
    referral.write('received', { by: 'receiver' })
    await stored(referral)
    expect(await iconSign(device)).toBe('1')
  })
})

describe('the icon', () => {
  it('warns before it counts, and shows nothing where nothing waits', async () => {
    expect(await iconSign(device)).toBe('')
    await stored(incoming())
    await database.quarantine.put({ id: 'e', ref: 'r', p: '{}', s: 's', why: 'forged', at: 1 })
    expect(await iconSign(device)).toBe('!')
  })
})

describe('the reminder of the day', () => {
  const remind = () => tellReminder(words.de.referrals, device, say)

  async function planned(day: string): Promise<void> {
    const referral = incoming()
    referral.write('received', { by: 'receiver' })
    referral.write('planned', { by: 'receiver', facts: { on: '2026-03-04', followUpOn: day } })
    await stored(referral)
  }

  it('comes once a day with the number of what waits, and marks the icon until somebody looks', async () => {
    await planned('2026-03-10')
    await planned('2026-03-08')
    await planned('2026-03-11')
    await remind()
    await remind()
    expect(said).toEqual([`Heute warten 2 Vermittlungen auf Sie | ${words.de.referrals.reminderText}`])
    expect(await iconSign(device)).toBe('•')
    await reminderSeen(device)
    expect(await iconSign(device)).toBe('')
    today = '2026-03-11'
    await remind()
    expect(said[1]).toContain('3 Vermittlungen')
  })

  it('is silent where nothing waits', async () => {
    await planned('2026-03-11')
    await remind()
    expect(said).toEqual([])
    expect(await iconSign(device)).toBe('')
  })

  it('counts what we sent and nobody answered in time', async () => {
    const sent = aReferral({ from: us, to: sendingOrganisation })
    sent.write('requested', { by: us })
    await stored(sent)
    await remind()
    expect(said).toEqual([])
    today = '2026-03-17'
    await remind()
    expect(said[0]).toContain('1 Vermittlung')
  })

  it('is set for nine o’clock, today or tomorrow, by the local clock', () => {
    const at = (hours: number) => new Date(nextAt(9, new Date(2026, 2, 28, hours)))
    expect([at(8).getDate(), at(8).getHours()]).toEqual([28, 9])
    expect([at(9).getDate(), at(9).getHours()]).toEqual([29, 9])
  })
})

describe('what an organisation begins with', () => {
  it('is the inbox where it mostly receives, unless somebody chose otherwise', async () => {
    const organisation = { id: us, name: 'x', providerType: 'public' as never }
    await database.organisations.put({ ...organisation, institutionType: 'youth_office_asd' })
    expect(await firstScreen(device)).toBe('find')
    await database.organisations.put({ ...organisation, institutionType: 'family_centre' })
    expect(await firstAddress(device)).toBe('/inbox')
    await chooseFirstScreen('find', device)
    expect(await firstAddress(device)).toBe('/')
    await chooseFirstScreen(undefined, device)
    expect(await firstScreen(device)).toBe('inbox')
  })
})
