/** Histories as fast-check makes and shrinks them: people write, machines sync and die, the server is restored. */
import fc from '../../property.ts'
import { type Fault, faults } from './fate.ts'
import { textsOn } from './holdings.ts'
import { nothingWiped } from './invariants.ts'
import type { World } from './world.ts'

type Command = fc.AsyncCommand<object, World>

class Move implements Command {
  readonly #name: string
  readonly #run: (world: World) => Promise<void>
  /** Whether the move itself may take something off a machine. */
  readonly #takes: boolean

  constructor(name: string, run: (world: World) => Promise<void>, takes = false) {
    this.#name = name
    this.#run = run
    this.#takes = takes
  }

  check = () => true

  async run(_: object, world: World): Promise<void> {
    world.clock.turn(1_000)
    const before = await Promise.all(world.machines.map(textsOn))
    await this.#run(world)
    if (!this.#takes) nothingWiped(before, await Promise.all(world.machines.map(textsOn)))
  }

  toString = () => this.#name
}

const at = fc.nat(2)
/** One or two faults somewhere on the way: where everything fails, nothing interesting happens. */
const oneFault = fc.tuple(fc.nat(7), fc.constantFrom(...faults)).map(([place, fault]) => befallen(place, fault))
const twoFaults = fc
  .tuple(oneFault, oneFault)
  .map(([one, other]) =>
    Array.from({ length: 8 }, (_, n) => ((one[n] ?? 'ok') === 'ok' ? (other[n] ?? 'ok') : (one[n] ?? 'ok'))),
  )
const befalls = fc.oneof(fc.constant<Fault[]>([]), oneFault, twoFaults)

function befallen(place: number, fault: Fault): Fault[] {
  return [...Array<Fault>(place).fill('ok'), fault]
}

/** Mostly nothing dies while writing. */
const writes = fc.oneof(
  { weight: 3, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
  { weight: 1, arbitrary: fc.nat(12) },
)

function moves(name: string, move: (...parts: never[]) => Move, ...parts: fc.Arbitrary<unknown>[]): fc.Arbitrary<Move> {
  return fc.tuple(...parts).map((values) =>
    Object.assign(move(...(values as never[])), {
      toString: () => `${name}(${values.map((value) => JSON.stringify(value)).join(', ')})`,
    }),
  )
}

const write = moves(
  'write',
  (m: number, choice: number, hold: number, dies: number) =>
    new Move('', (world) => world.write(m, choice, hold, dies)),
  at,
  fc.nat(20),
  fc.constantFrom(0, 0, 0, 10_000),
  writes,
)
const step = moves(
  'step',
  (m: number, befall: Fault[], dies: number) => new Move('', (world) => world.step(m, befall, dies)),
  at,
  befalls,
  writes,
)
const twoSteps = moves(
  'twoSteps',
  (m: number, one: Fault[], other: Fault[]) => new Move('', (world) => world.machine(m).twoSteps(one, other)),
  at,
  befalls,
  befalls,
)
const undo = moves('undo', (m: number) => new Move('', (world) => world.undo(m), true), at)
const wait = moves(
  'wait',
  (ms: number) => new Move('', async (world) => world.clock.turn(ms)),
  fc.constantFrom(10_000, 120_000, 1_200_000),
)
const backup = moves('backup', () => new Move('', (world) => world.network.backup()))
const restore = moves(
  'restore',
  (how: 'silent' | undefined) => new Move('', (world) => world.restore(how)),
  fc.constantFrom('silent', undefined),
)
const erase = moves('erase', (choice: number) => new Move('', (world) => world.erase(choice)), fc.nat(20))
const collide = moves('collide', () => new Move('', (world) => world.collide()))
const loseDatabase = moves('loseDatabase', (m: number) => new Move('', (world) => world.loseDatabase(m), true), at)

/** Writing and syncing often, disasters now and then. */
const all = [
  write,
  write,
  write,
  step,
  step,
  step,
  step,
  twoSteps,
  undo,
  wait,
  backup,
  restore,
  erase,
  collide,
  loseDatabase,
]

export function histories(maxCommands: number): fc.Arbitrary<Iterable<Command>> {
  return fc.commands([fc.oneof(...all)], { maxCommands, size: 'max' })
}
