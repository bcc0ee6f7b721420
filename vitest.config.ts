import { defineConfig } from 'vitest/config'

/** `rooms`: fast tests beside every room. `proofs`: real databases, crashes, faults. `journeys`: real Chromium. */
export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        test: {
          name: 'rooms',
          globalSetup: ['test/engines/once-per-run.ts'],
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**', 'test/proofs/**'],
        },
      },
      {
        test: {
          name: 'proofs',
          globalSetup: ['test/engines/once-per-run.ts'],
          include: ['test/proofs/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/browsers/prepare.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
