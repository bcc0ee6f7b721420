/** `returning`: whose key log still waits for devices after a restored backup, and going on without them. */
import type { Command } from 'commander'
import { organisationNames } from '../catalogue/organisation-name.ts'
import { awaitedDevices, goOnWithout } from '../keys/returning.ts'
import type { Store } from '../store/open.ts'
import { namedOrganisation } from './named-organisation.ts'
import { CommandTrouble } from './trouble.ts'
import { withStore } from './with-store.ts'

/** `returning` without an organisation lists all; with `--go-on` it needs one. */
export function registerReturning(program: Command): void {
  program
    .command('returning')
    .description('after a restore: list the devices that key logs still wait for, or go on without them')
    .argument('[organisation]', 'only this one, by its name or id')
    .option('--go-on', 'do not wait any longer for the devices of this organisation')
    .action((organisation: string | undefined, options: { goOn?: true }) => {
      if (options.goOn !== undefined && organisation === undefined)
        throw new CommandTrouble('Name the organisation whose devices are not to be waited for.')
      return withStore(async (store) => {
        const only = organisation === undefined ? undefined : await namedOrganisation(store.db, organisation)
        if (options.goOn !== undefined && only !== undefined) await goOn(store, only)
        else await list(store, only)
      })
    })
}

async function list(store: Store, only: string | undefined): Promise<void> {
  const names = await organisationNames(store.db)
  let found = 0
  for (const org of only === undefined ? await organisationsAwaiting(store) : [only]) {
    const devices = await awaitedDevices(store.db, org, Date.now())
    found += devices.length
    for (const device of devices) console.log(`${device}  ${names.get(org) ?? org}`)
  }
  if (found === 0) console.log('No key log waits for a device.')
}

async function goOn(store: Store, organisationId: string): Promise<void> {
  const without = await awaitedDevices(store.db, organisationId, Date.now())
  await goOnWithout(store, { organisationId, without, actor: 'operator' })
  console.log(
    `${without.length} devices are not waited for. Should one of them know more of the keys than this server, it will ` +
      'take what is said from now on for an attack and has to be set up anew.',
  )
}

/** How many devices the key logs of all organisations wait for. */
export async function countAwaited(store: Store): Promise<number> {
  let count = 0
  for (const org of await organisationsAwaiting(store))
    count += (await awaitedDevices(store.db, org, Date.now())).length
  return count
}

async function organisationsAwaiting({ db }: Store): Promise<string[]> {
  const rows = await db.selectFrom('key_awaited').select('org_id').distinct().orderBy('org_id').execute()
  return rows.map(({ org_id }) => org_id)
}
