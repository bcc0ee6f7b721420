/** Histories that chance finds too rarely for every commit; each was found once and shrunk. */
import type { Bug } from './bugs.ts'
import type { Move } from './moves.ts'
import type { Fate } from './transport.ts'

const create = (device: number): Move => ({ do: 'create', device, shared: true })
const sync = (device: number): Move => ({ do: 'sync', device })
const step = (device: number, runner = 0, fate: Fate = 'ok'): Move => ({ do: 'step', device, runner, fate })
const steps = (device: number, count: number): Move[] => Array.from({ length: count }, () => step(device))
const backup: Move = { do: 'backup' }
const silentRestore: Move = { do: 'restore', back: 0, silent: true }

export const storedHistories: { readonly [B in Bug]?: readonly Move[] } = {
  /**
   * Found in 96,000 runs of what were then the final rules: a push is answered `conflict` by a server
   * that is then rolled back; the other runner delivers the event and sees it in the feed; now the
   * late answer comes in and would take the confirmed event away for good.
   */
  lateConflictBelieved: [
    ...[step(0), backup, step(0), create(1), sync(1), sync(0), silentRestore, ...steps(0, 4)],
    ...([
      { do: 'crash', device: 0 },
      { do: 'collide', device: 2, nth: 0, shared: true },
    ] as const),
    ...[step(0), sync(2), ...steps(0, 3), silentRestore, sync(0)],
  ],
}
