/** `invite`: prints a code that one device redeems; `--first` begins an empty network. */
import { type Command, Option } from 'commander'
import type { InstitutionType, ProviderType } from '../../shared/codes/index.ts'
import { codesOf } from '../../shared/codes/index.ts'
import type { Role } from '../../shared/codes/role.ts'
import { invitationHours } from '../../shared/protocol/enrolment.ts'
import { AlreadyFounded, foundNetwork } from '../enrolment/found-network.ts'
import { invite } from '../enrolment/invite.ts'
import { readLog } from '../keys/log.ts'
import type { Store } from '../store/open.ts'
import { namedOrganisation } from './named-organisation.ts'
import { CommandTrouble } from './trouble.ts'
import { withStore } from './with-store.ts'

type Options = {
  organisation: string
  role: Role
  first?: true
  network?: string
  institutionType: InstitutionType
  providerType: ProviderType
}

export function registerInvite(program: Command): void {
  program
    .command('invite')
    .description('print an invitation code for one device')
    .requiredOption('--organisation <name or id>', 'the organisation the device acts for')
    .addOption(new Option('--role <role>', 'what the device may do').choices(codesOf('role')).default('professional'))
    .option('--first', 'begin an empty network with this organisation and invite its administrator')
    .option('--network <name>', 'with --first: the name of the network; else the organisation’s')
    .addOption(
      new Option('--institution-type <code>', 'with --first')
        .choices(codesOf('institutionType'))
        .default('youth_office_planning'),
    )
    .addOption(new Option('--provider-type <code>', 'with --first').choices(codesOf('providerType')).default('public'))
    .action(async (options: Options) => {
      if (options.organisation.trim() === '') throw new CommandTrouble('Name the organisation: --organisation "…".')
      const work = async (store: Store) => {
        const { code, waits } = options.first ? await first(store, options) : await next(store, options)
        console.log(code)
        console.error(`Valid once, for ${invitationHours} hours. Type it into the panel under “Einrichten”.`)
        if (waits) console.error(waitsForKeeper)
      }
      await withStore(work, undefined, options.first ? 'begin' : 'open')
    })
}

const waitsForKeeper =
  'The organisation has keys of its own, which this server does not know: one of its keepers has to admit the ' +
  'device. Both screens show six words; the keeper compares them, by telephone for instance, and admits it under “Einstellungen”, “Geräte”.'

type Made = {
  code: string
  /** Whether a keeper has to admit the device. */
  waits: boolean
}

async function first(store: Store, options: Options): Promise<Made> {
  const { organisation, network = organisation, institutionType, providerType } = options
  try {
    const code = await foundNetwork(store, { organisation, network, institutionType, providerType })
    return { code, waits: false }
  } catch (error) {
    if (!(error instanceof AlreadyFounded)) throw error
    throw new CommandTrouble('This network has organisations already. Invite without --first.')
  }
}

async function next(store: Store, { organisation, role }: Options): Promise<Made> {
  const organisationId = await namedOrganisation(store.db, organisation)
  const waits = role === 'professional' && (await readLog(store.db, organisationId)) !== undefined
  return { code: await invite(store, { organisationId, role }), waits }
}
