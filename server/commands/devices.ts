/** `devices` and `revoke`: which devices there are, and shutting one out (a leaver, a stolen laptop). */
import type { Command } from 'commander'
import { dayOf } from '../../shared/utc-day.ts'
import { organisationNames } from '../catalogue/organisation-name.ts'
import { revokeDevice } from '../enrolment/revoke.ts'
import type { Store } from '../store/open.ts'
import type { DeviceTable } from '../store/tables/members.ts'
import { CommandTrouble } from './trouble.ts'
import { withStore } from './with-store.ts'

export function registerDevices(program: Command): void {
  program
    .command('devices')
    .description('list all devices: id, role, whether it takes part, enrolled, last seen, organisation')
    .action(() => withStore(list))
  program
    .command('revoke')
    .description('shut a device out, at once and for good')
    .argument('<device>', 'its id, from `devices`')
    .action((device: string) =>
      withStore(async (store) => {
        const at = await revokeDevice(store, { device: device.toLowerCase(), actor: 'operator' })
        if (at === undefined) throw new CommandTrouble(`No device has the id “${device}”.`)
        console.log(`Revoked on ${dayOf(at)}. What it had not sent stays on it and can be exported there.`)
        console.log(
          'A keeper of its organisation should shut it out in the panel too: only that changes the keys it knew.',
        )
      }),
    )
}

async function list(store: Store): Promise<void> {
  const names = await organisationNames(store.db)
  const rows = await store.db.selectFrom('device').selectAll().orderBy('org_id').orderBy('enrolled_at').execute()
  for (const row of rows) {
    const seen = row.revoked_at === null ? `seen ${row.seen_on}` : `revoked ${dayOf(row.revoked_at)}`
    const name = names.get(row.org_id) ?? row.org_id
    const part = standingOf(row).padEnd(8)
    console.log([row.id, row.role.padEnd(12), part, dayOf(row.enrolled_at), seen.padEnd(18), name].join('  '))
  }
  if (rows.length === 0) console.log('No device is enrolled.')
}

/** `waits`: a keeper of its organisation has yet to admit it. */
function standingOf({ admitted_at, keeper }: DeviceTable): string {
  if (admitted_at === null) return 'waits'
  return keeper === 1 ? 'keeper' : 'admitted'
}
