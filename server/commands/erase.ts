/**
 * `erase`: one whole referral on a person's request (Art. 17 GDPR, § 84 SGB X). For when no device of the organisation
 * can do it: a device's own erasure is signed, and therefore obeyed by all others at once; this one is not.
 */
import type { Command } from 'commander'
import { dayOf } from '../../shared/utc-day.ts'
import { organisationNames } from '../catalogue/organisation-name.ts'
import { eraseReferral } from '../feeds/erase.ts'
import { type NamedReferral, referralsNamed, relatedTo } from '../feeds/named-referrals.ts'
import type { Store } from '../store/open.ts'
import { CommandTrouble } from './trouble.ts'
import { withStore } from './with-store.ts'

export function registerErase(program: Command): void {
  program
    .command('erase')
    .description('erase one referral on request, where no device of its organisation can; shows it first')
    .argument('<referral>', 'its hand-over code, as in the file note, or its id')
    .option('--yes', 'erase it; without, nothing is changed')
    .action(async (referral: string, { yes = false }: { yes?: boolean }) => {
      await withStore(async (store) => {
        await erase(store, referral, yes)
      })
    })
}

async function erase(store: Store, text: string, yes: boolean): Promise<void> {
  const names = await organisationNames(store.db)
  const referral = await theOne(store, text, names)
  console.log(`${yes ? 'Erasing' : 'This would be erased'}, with all its events, on the server for good:`)
  console.log(lineOf(referral, names))
  const others = await relatedTo(store.db, referral)
  if (others.length > 0) {
    console.log('Not with it, though most likely of the same family; each is a request of its own:')
    for (const other of others) console.log(lineOf(other, names))
  }
  if (!yes) return console.log('Nothing was erased. Compare code and organisations, then repeat with --yes.')
  const erased = await eraseReferral(store, referral.id, 'request')
  console.log(`Events erased: ${erased}. The erasure stands in the ledger and in the audit log.`)
  console.log('Devices put their copies aside and delete them after 30 days, sooner where a person there says so.')
}

/** @throws {CommandTrouble} where it is none, several, or erased already */
async function theOne(store: Store, text: string, names: ReadonlyMap<string, string>): Promise<NamedReferral> {
  const named = await referralsNamed(store.db, text)
  if (named === undefined)
    throw new CommandTrouble(`“${text}” is neither a hand-over code (like PK-6NKD-3N) nor the id of a referral.`)
  const open = named.filter(({ erased_at }) => erased_at === null)
  const [referral] = open
  if (referral === undefined) {
    const at = named[0]?.erased_at ?? undefined
    throw new CommandTrouble(
      at === undefined ? `No referral is called “${text}”.` : `That referral was erased on ${dayOf(at)} already.`,
    )
  }
  if (open.length > 1)
    throw new CommandTrouble(
      [
        `Several referrals have the code ${referral.code}; name one by its id:`,
        ...open.map((one) => lineOf(one, names)),
      ].join('\n'),
    )
  return referral
}

function lineOf(
  { id, code, kind, from_org, to_org, events, firstOn, lastOn }: NamedReferral,
  names: ReadonlyMap<string, string>,
) {
  const sides = [from_org, ...(to_org === null ? [] : [to_org])].map((org) => names.get(org) ?? org).join(' → ')
  return `  ${id}  ${code}  ${(kind ?? 'unopened').replace('_', ' ')}  ${sides}  events ${events}  received ${dayOf(firstOn)} to ${dayOf(lastOn)}`
}
