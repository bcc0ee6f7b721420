/** `erasures`: which erasures there were in the last 24 months, and whether all devices have processed each. */
import type { Command } from 'commander'
import { readErasures } from '../feeds/erasure-proof.ts'
import { withStore } from './with-store.ts'

export function registerErasures(program: Command): void {
  program
    .command('erasures')
    .description('list erasures: id, day, reason, events, devices that have processed it of those in use')
    .action(async () => {
      await withStore(async (store) => {
        const erasures = await readErasures(store.db, Date.now())
        for (const { id, at, why, events, devices, processed } of erasures)
          console.log(
            [
              id,
              at.slice(0, 10),
              why.padEnd(9),
              `events ${events}`.padEnd(10),
              `${processed} of ${devices} devices`,
            ].join('  '),
          )
        const open = erasures.filter(({ devices, processed }) => processed < devices).length
        console.log(`Erasures in 24 months: ${erasures.length}. Not yet at every device: ${open}.`)
      })
    })
}
