/** Everything that can happen in a history, as data: a history is a list of moves. */
import { type Fate, fates } from './transport.ts'

export type Move =
  | { do: 'create'; device: number; shared: boolean }
  | { do: 'step'; device: number; runner: number; fate: Fate }
  /** A whole undisturbed sync, which spares a history many steps. */
  | { do: 'sync'; device: number }
  | { do: 'crash'; device: number }
  | { do: 'redeliver' }
  | { do: 'backup' }
  /** `back` counts backups from the newest. */
  | { do: 'restore'; back: number; silent: boolean }
  | { do: 'erase'; nth: number }
  /** A device writes an event under an id that another one has already used. */
  | { do: 'collide'; device: number; nth: number; shared: boolean }

const deviceCount = 3
const devices = [...Array(deviceCount).keys()]
const each = <T>(count: number, of: T): T[] => Array.from({ length: count }, () => of)

/** All moves, the frequent ones more than once: an even draw from this list makes lively histories. */
export const moveTable: readonly Move[] = [
  ...devices.flatMap((device) =>
    [0, 1].flatMap((runner) => [
      ...each(14, { do: 'step', device, runner, fate: 'ok' } as const),
      ...fates.slice(1).flatMap((fate) => each(2, { do: 'step', device, runner, fate } as const)),
    ]),
  ),
  ...devices.flatMap((device) => each(6, { do: 'sync', device } as const)),
  ...devices.flatMap((device) =>
    [true, true, false].flatMap((shared) => each(2, { do: 'create', device, shared } as const)),
  ),
  ...devices.map((device) => ({ do: 'crash', device }) as const),
  ...each(4, { do: 'redeliver' } as const),
  ...each(6, { do: 'backup' } as const),
  ...[0, 0, 0, 1].flatMap((back) => [true, false].map((silent) => ({ do: 'restore', back, silent }) as const)),
  ...[0, 1, 2].map((nth) => ({ do: 'erase', nth }) as const),
  ...devices.flatMap((device) => [0, 1].map((nth) => ({ do: 'collide', device, nth, shared: true }) as const)),
]
