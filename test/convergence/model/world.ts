/** A server and three machines of two organisations, and what befalls them. */

import { signPayload } from '../../../extension/crypto/device-keys.ts'
import { authorEvent, undoEvent } from '../../../extension/events/author.ts'
import type { ReferralRecord } from '../../../extension/store/database.ts'
import type { Device } from '../../../extension/store/device.ts'
import { readMeta } from '../../../extension/store/meta.ts'
import { openDatabase } from '../../../extension/store/open.ts'
import { putEvents } from '../../../extension/store/referrals.ts'
import { eraseReferral } from '../../../server/feeds/erase.ts'
import { aClock, anEnrolledDevice, type TurnedClock } from '../../builders/a-device.ts'
import { aNetwork, type TestNetwork } from '../../builders/a-network.ts'
import { requestedFactsOf, unmetNeedFactsOf } from '../../builders/a-referral.ts'
import type { Fault } from './fate.ts'
import { heldBy, mirroredBy, serverHas } from './holdings.ts'
import { Machine } from './machine.ts'

type Wish = Parameters<typeof authorEvent>[0]

export type Written = { id: string; ref: string; p: string; organisations: string[] }

export class World {
  readonly network: TestNetwork
  readonly clock: TurnedClock
  readonly machines: Machine[]
  /** Every event that was once whole on a machine, and that nobody took back. */
  readonly written = new Map<string, Written>()
  /** Ids used twice: one of the two ends aside. */
  readonly collided = new Set<string>()
  readonly erased = new Set<string>()
  /** The server went back without a word: then it did show different histories under one name. */
  wentBackSilently = false
  /** Taken back in time: nobody may ever see them. */
  readonly undone = new Set<string>()

  private constructor(network: TestNetwork, clock: TurnedClock, machines: Machine[]) {
    this.network = network
    this.clock = clock
    this.machines = machines
  }

  static async create(): Promise<World> {
    const clock = aClock()
    const network = await aNetwork({ now: clock.now })
    // Two keepers nothing befalls: whoever loses everything is invited again by them.
    for (const organisation of [0, 1]) await anEnrolledDevice(network, { organisation, clock })
    const machines = [0, 0, 1].map((organisation) => new Machine(network, clock, organisation))
    for (const machine of machines) await machine.enrol()
    await network.backup()
    return new World(network, clock, machines)
  }

  machine(at: number): Machine {
    const machine = this.machines[at % this.machines.length]
    if (machine === undefined) throw new Error('no such machine')
    return machine
  }

  /** Writes a new referral, an unmet need, or on a referral that lies there, sealed or not; may die after so many writes. */
  async write(at: number, choice: number, holdMs: number, writes: number): Promise<void> {
    await this.#author(at, { holdMs, writes }, async ({ database }) => {
      const records = await database.referrals.where('kind').equals('referral').toArray()
      const record = records[choice % (records.length + 2)]
      if (record !== undefined) return onRecord(record.ref, choice)
      return this.#anew(at, choice % 5 === 0 ? 'unmet_need' : 'requested')
    })
  }

  /** Writes what stood nowhere before. */
  async writeNew(at: number, type: 'requested' | 'unmet_need'): Promise<void> {
    await this.#author(at, { holdMs: 0, writes: Number.POSITIVE_INFINITY }, async () => this.#anew(at, type))
  }

  async #author(
    at: number,
    { holdMs, writes }: { holdMs: number; writes: number },
    what: (device: Device) => Promise<Wish>,
  ) {
    const machine = this.machine(at)
    const fate = machine.fate([], writes)
    await inBrowser(machine.browser(fate), async (device) => {
      await authorEvent(await what(device), { holdMs }, device).catch((failure) => {
        if (!fate.dead) throw failure
      })
    })
    await this.noteWritten(machine)
  }

  #anew(at: number, type: 'requested' | 'unmet_need') {
    if (type === 'unmet_need') return { type, facts: unmetNeedFactsOf() } as const
    const to = this.machine(this.machine(at).organisation === this.machine(0).organisation ? 2 : 0).organisation
    return { type, facts: requestedFactsOf(), to } as const
  }

  /** Takes back whatever on the machine still can be. */
  async undo(at: number): Promise<void> {
    await inBrowser(this.machine(at).browser(), async (device) => {
      for (const { ref, events } of await device.database.referrals.toArray()) {
        for (const { id } of events) if (await undoEvent(ref, id, device)) this.takeBack(id)
      }
    })
  }

  private takeBack(id: string): void {
    this.written.delete(id)
    if (!this.collided.has(id)) this.undone.add(id)
  }

  async step(at: number, faults: Fault[], writes: number): Promise<void> {
    const machine = this.machine(at)
    await machine.step(machine.fate(faults, writes))
  }

  async restore(how: 'silent' | undefined): Promise<void> {
    if (how === 'silent') this.wentBackSilently = true
    await this.network.restore(how)
  }

  async erase(choice: number): Promise<void> {
    const refs = [...new Set([...this.written.values()].map(({ ref }) => ref))]
    const ref = refs[choice % Math.max(1, refs.length)]
    if (ref === undefined) return
    this.erased.add(ref)
    await eraseReferral(this.network.store(), ref, 'request', this.clock.now())
  }

  /** Two machines of one organisation write different bytes under one id. */
  async collide(): Promise<void> {
    const [first, second] = this.machines
    if (first === undefined || second === undefined) return
    const unsent = await inBrowser(first.browser(), ({ database }) =>
      database.referrals.where('confirmedIn').equals(-1).first(),
    )
    const event = unsent?.events.find(({ gen }) => gen === null)
    if (unsent === undefined || event === undefined || this.collided.has(event.id)) return
    await inBrowser(second.browser(), async (device) => {
      const present = (await device.database.referrals.get(unsent.ref))?.events ?? []
      if (present.some(({ id }) => id === event.id)) return
      this.collided.add(event.id)
      await putEvents(device.database, unsent.ref, [...present, await twinOf(device, event.p)])
    })
  }

  /** The browser loses its database; the machine is set up anew. What stood nowhere else is lost with it. */
  async loseDatabase(at: number): Promise<void> {
    const machine = this.machine(at)
    const mirror = await mirroredBy(machine)
    machine.loseDatabase()
    await machine.enrol()
    const others = await Promise.all(this.machines.map(heldBy))
    for (const id of this.written.keys()) {
      const elsewhere = others.some((held) => held.has(id)) || (await serverHas(this.network, id))
      if (!elsewhere && !mirror.has(id)) this.written.delete(id)
    }
    // A backup from before could not know the new device, and that would be no matter of sync.
    await this.network.backup()
  }

  private async noteWritten(machine: Machine): Promise<void> {
    await inBrowser(machine.browser(), async (device) => {
      for (const record of await device.database.referrals.toArray()) {
        for (const { id, p } of record.events) {
          if (!this.written.has(id))
            this.written.set(id, { id, ref: record.ref, p, organisations: audience(record, p) })
        }
      }
    })
  }
}

/** Opens the browser's database, works, and closes it. */
export async function inBrowser<T>(device: Device, work: (device: Device) => Promise<T>): Promise<T> {
  await openDatabase({ ...device, storage: device.storage })
  try {
    return await work(device)
  } finally {
    device.database.close()
  }
}

/** Something for both sides, or something sealed for the own alone. */
function onRecord(ref: string, choice: number) {
  const facts = { on: '2026-03-02' }
  if (choice % 2 === 0) return { type: 'note_filed', facts, ref } as const
  const part = { t: 'noted', body: { caseReference: 'Kanarienvogel-7Q' } } as const
  return { type: 'noted', facts, ref, part } as const
}

/** The organisations that are to have an event. */
function audience({ state }: ReferralRecord, payloadText: string): string[] {
  const { own, org } = JSON.parse(payloadText) as { own?: true; org: string }
  if (own === true) return [org]
  return state.to === null ? [state.from] : [state.from, state.to]
}

async function twinOf(device: Device, payloadText: string) {
  const [keys, enrolment] = await Promise.all([
    readMeta(device.database, 'keys'),
    readMeta(device.database, 'enrolment'),
  ])
  if (keys === undefined || enrolment === undefined) throw new Error('not enrolled')
  const payload = { ...JSON.parse(payloadText), dev: enrolment.deviceId, z: 'twintwintwintwintwintA' }
  const p = JSON.stringify(payload)
  return { id: String(payload.id), p, s: await signPayload(keys, p), gen: null }
}
