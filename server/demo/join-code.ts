/**
 * A code by which a browser joins an organisation of the demonstration at once, as one of its keepers: the
 * keyring lies in the code's card. An organisation that has no keys yet gets them first.
 */
import { createApp } from '../app.ts'
import { invite } from '../enrolment/invite.ts'
import { noRates } from '../http/rates.ts'
import { readLog } from '../keys/log.ts'
import { ringOf } from '../keys/rings.ts'
import type { Store } from '../store/open.ts'
import { enrolDevice } from './device.ts'
import { openWrap } from './keys/age.ts'
import { sealCard } from './keys/card.ts'
import { foundKeys } from './keys/found.ts'
import type { Keepers } from './keys/keepers.ts'
import { type DemoKeyring, publicRoot, readKeyring } from './keys/keyring.ts'

export type Joining = {
  store: Store
  keepers: Keepers
  organisationId: string
  /** Origin of the server as the browser will type it. */
  server: string
}

/**
 * Where the demonstration's own keeper was shut out or left behind meanwhile, the code is one of the operator's: then
 * a keeper has to admit the device.
 * @throws {Problem} `unknown_organisation`
 */
export async function joinCode({ store, keepers, organisationId, server }: Joining): Promise<string> {
  const wanted = { organisationId, role: 'professional' } as const
  if ((await readLog(store.db, organisationId)) === undefined) {
    const code = await invite(store, wanted)
    await foundKeys(await enrolDevice(createApp({ store, rates: noRates }), code), keepers)
  }
  const keyring = await presentKeyring(store, keepers, organisationId)
  if (keyring === undefined) return await invite(store, wanted)
  const card = { org: organisationId, root: publicRoot(keyring), role: wanted.role, server, keyring }
  return await invite(store, { ...wanted, card: async (code) => sealCard(code, card) })
}

/** The keyring as it was last wrapped for the demonstration's keeper, if it is still the one in use. */
async function presentKeyring(store: Store, keepers: Keepers, org: string): Promise<DemoKeyring | undefined> {
  const keeper = keepers.of(org)
  const wrap = keeper === undefined ? null : await ringOf(store.db, keeper.device)
  if (keeper === undefined || wrap === null) return undefined
  const keyring = readKeyring(await openWrap(keeper.identity, wrap))
  const log = await readLog(store.db, org)
  return log?.root === publicRoot(keyring) && log.epochs.length === keyring.epochs.length ? keyring : undefined
}
