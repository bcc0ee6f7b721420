import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { journeysCanRun } from './test/browsers/install.ts'
import { quickFolder } from './test/engines/quick-folder.ts'

/**
 * `rooms`: fast tests beside every room. `proofs`: real databases, crashes, faults. `journeys`: real
 * Chromium. One group after the other, so that what is killed and what is driven never wait for each other.
 */
export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        test: {
          name: 'rooms',
          sequence: { groupOrder: 0 },
          globalSetup: ['test/engines/once-per-run.ts'],
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**', 'test/proofs/**'],
          // Made and removed by once-per-run.ts.
          env: { TMPDIR: join(quickFolder(), `kettenglied-${process.pid}`) },
          // A busy machine is no fault; what hangs still ends.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
          // Half of a file's time is its imports; on two cores one worker would leave one of them idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        test: {
          name: 'proofs',
          sequence: { groupOrder: 1 },
          globalSetup: ['test/engines/once-per-run.ts'],
          include: ['test/proofs/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          // Each has servers and databases of its own, and waits for them more than it works.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          sequence: { groupOrder: 2 },
          include: journeysCanRun() ? ['test/journeys/**/*.test.ts'] : [],
          globalSetup: ['test/browsers/prepare.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // How long what must happen is waited for; never an assertion about speed.
          expect: { poll: { timeout: 60_000, interval: 200 } },
          // Much of a journey is waiting: for the ten seconds of undoing, for the other side.
          maxWorkers: 3,
        },
      },
    ],
  },
})
