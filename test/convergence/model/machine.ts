/** A caseworker's computer: its disk outlives its browser, which may die and start again at any moment. */
import { IDBFactory } from 'fake-indexeddb'
import { memoryArea } from '../../../extension/platform/storage.ts'
import type { Database } from '../../../extension/store/database.ts'
import type { Device } from '../../../extension/store/device.ts'
import { openDatabase } from '../../../extension/store/open.ts'
import { enrol } from '../../../extension/sync/enrol.ts'
import { syncStep } from '../../../extension/sync/step.ts'
import { settleAdmission } from '../../../extension/sync/take-part.ts'
import { awaitedDevices, goOnWithout } from '../../../server/keys/returning.ts'
import { aCode, aDatabase, aDevice, ownLocks, type TurnedClock } from '../../builders/a-device.ts'
import { anOrganisationId, serverAddress, type TestNetwork } from '../../builders/a-network.ts'
import { Fate, type Fault } from './fate.ts'

export class Machine {
  readonly organisation: string
  readonly #network: TestNetwork
  readonly #clock: TurnedClock
  readonly #number: number
  readonly #answers = new Map<string, Response>()
  #engine = new IDBFactory()
  #disk: Database | undefined
  readonly storage = memoryArea()

  constructor(network: TestNetwork, clock: TurnedClock, organisation: number) {
    this.#network = network
    this.#clock = clock
    this.#number = organisation
    this.organisation = anOrganisationId(organisation)
  }

  /** The disk as it lies there, for looking only. */
  get disk(): Database {
    this.#disk ??= aDatabase(this.#engine)
    return this.#disk
  }

  /** The browser as it is after a start, with nothing left in memory; without `fate` nothing befalls it. */
  browser(fate?: Fate, locks = ownLocks()): Device {
    const plain = aDevice({ database: aDatabase(this.#engine, fate?.write), clock: this.#clock, locks })
    if (fate === undefined) return { ...plain, storage: this.storage, fetch: this.#network.send }
    return { ...plain, storage: fate.storage(this.storage), fetch: fate.send }
  }

  /** What befalls one sync step. */
  fate(faults: Fault[], writes = Number.POSITIVE_INFINITY): Fate {
    return new Fate(this.#network.send, faults, writes, this.#answers)
  }

  async enrol(): Promise<void> {
    const device = this.browser()
    await openDatabase(device)
    const enrolment = await enrol(serverAddress, await aCode(this.#network, this.#number), device)
    // Joining has tests of its own; here a machine takes part as soon as it is set up.
    await this.#waitForNobody()
    await settleAdmission({ device, enrolment })
    device.database.close()
  }

  /** All that was ever said in a key log is in the backup, so that a restored one may go on at once. */
  async #waitForNobody(): Promise<void> {
    const store = this.#network.store()
    const without = await awaitedDevices(store.db, this.organisation, this.#clock.now())
    await goOnWithout(store, { organisationId: this.organisation, without, actor: 'operator' }, this.#clock.now())
  }

  /** One step under a fate; dying in it is no failure of the test. */
  async step(fate: Fate): Promise<void> {
    await this.#keepingKeys(() => this.#underFate(fate))
  }

  /** Two pages of one browser at it at once, as if the lock between them failed. */
  async twoSteps(one: Fault[], other: Fault[]): Promise<void> {
    const fates = [this.fate(one), this.fate(other)]
    await this.#keepingKeys(() => Promise.all(fates.map((fate) => this.#underFate(fate))))
  }

  async #underFate(fate: Fate): Promise<void> {
    const device = this.browser(fate)
    try {
      await openDatabase(device)
      await syncStep({ insist: true }, device)
    } catch (failure) {
      if (!fate.dead) throw failure
    } finally {
      device.database.close()
    }
  }

  /**
   * What a step says in a key log is in the backup, as is every new device: where a database went back without a word to
   * the server, nothing waits for the end of a log, and nobody could tell which of two is true (docs/operators.md).
   */
  async #keepingKeys(step: () => Promise<unknown>): Promise<void> {
    const before = await this.#keyStatements()
    await step()
    if ((await this.#keyStatements()) > before) await this.#network.backup()
  }

  async #keyStatements(): Promise<number> {
    const query = this.#network
      .store()
      .db.selectFrom('key_statement')
      .select((on) => on.fn.countAll<number>().as('n'))
    return (await query.executeTakeFirstOrThrow()).n
  }

  /** The browser finds its database corrupted and makes a new, empty one. */
  loseDatabase(): void {
    this.#disk?.close()
    this.#disk = undefined
    this.#engine = new IDBFactory()
  }
}
