/** Codes that join an organisation of the demonstration at once, redeemed by the real client. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCard } from '../../extension/crypto/invitation.ts'
import { keyStanding } from '../../extension/keys/standing.ts'
import { admission } from '../../extension/sync/admission.ts'
import { readDevices, revokeDevice } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { joinCode } from '../../server/demo/join-code.ts'
import { sealCard } from '../../server/demo/keys/card.ts'
import { fileKeepers, type Keepers } from '../../server/demo/keys/keepers.ts'
import { newKeyring, publicRoot } from '../../server/demo/keys/keyring.ts'
import { readInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { rotate } from '../builders/device-acts.ts'

const organisationId = anOrganisationId(0)
let folder: string
let network: TestNetwork
let keepers: Keepers

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kettenglied-join-'))
  network = await aNetwork()
  keepers = fileKeepers(folder)
})
afterEach(async () => {
  await network.close()
  rmSync(folder, { recursive: true })
})

const aCode = (kept = keepers) =>
  joinCode({ store: network.store(), keepers: kept, organisationId, server: serverAddress })

async function joined(code: string): Promise<TestDevice> {
  const device = aDevice({ fetch: network.send })
  await enrol(serverAddress, code, device)
  expect(await syncStep({}, device)).toBe('done')
  return device
}

describe('a join code', () => {
  it('makes the first and every further browser a keeper whose sealed parts may leave', async () => {
    for (let browsers = 0; browsers < 2; browsers++) {
      const device = await joined(await aCode())
      expect(await admission(device)).toBe('admitted')
      expect(await keyStanding(device)).toBe('ready')
    }
  })

  it('is made by another process too, from the file beside the database', async () => {
    await joined(await aCode())
    expect(await keyStanding(await joined(await aCode(fileKeepers(folder))))).toBe('ready')
  })

  it('still joins at once after the keys were rotated', async () => {
    const first = await joined(await aCode())
    await rotate(first)
    const second = await joined(await aCode())
    expect(await keyStanding(second)).toBe('ready')
  })

  it('waits for a keeper where the demonstration’s own keeper was shut out', async () => {
    const first = await joined(await aCode())
    const own = keepers.of(organisationId)
    const devices = await readDevices(first)
    expect(devices.map(({ id }) => id)).toContain(own?.device)
    await revokeDevice(own?.device ?? '', first)
    expect(await admission(await joined(await aCode()))).toBe('waiting')
  })

  it('waits for a keeper where the keys lie elsewhere', async () => {
    await aCode()
    const elsewhere = mkdtempSync(join(folder, 'other-'))
    expect(await admission(await joined(await aCode(fileKeepers(elsewhere))))).toBe('waiting')
  })
})

it('the card of a code is sealed as the extension opens it', async () => {
  const keyring = await newKeyring(organisationId)
  const code = readInvitationCode(await network.invite(organisationId))
  if (code === undefined) throw new Error('no code')
  const role = 'professional' as const
  const card = { org: organisationId, root: publicRoot(keyring), role, server: serverAddress, keyring }
  expect(await openCard(code.secret, code.id, sealCard(code, card))).toEqual(card)
})
