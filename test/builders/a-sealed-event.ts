/** An organisation's keyring and events with sealed parts, for tests of sealing. */
import { v7 as uuidv7 } from 'uuid'
import { type Keyring, newKeyring, recipientsOf } from '../../extension/crypto/keyring.ts'
import { newReferralKey, type Opener, type SealedHeader, sealPart } from '../../extension/crypto/seal.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import type { SealedPart } from '../../shared/sealed.ts'

export async function aKeyring(org: string = uuidv7()): Promise<Keyring> {
  return newKeyring(org)
}

/** The organisation by its latest epoch. */
export async function openerOf(keyring: Keyring): Promise<Opener> {
  const recipients = await recipientsOf(keyring)
  return { org: keyring.org, epoch: recipients.length, recipient: recipients.at(-1) ?? '' }
}

export function aHeader(overrides: Partial<SealedHeader> = {}): SealedHeader {
  const from = uuidv7()
  return {
    id: uuidv7(),
    ref: uuidv7(),
    t: 'shared',
    from,
    to: uuidv7(),
    org: from,
    dev: uuidv7(),
    lam: 2,
    ...overrides,
  }
}

export const aPart: SealedPart = {
  t: 'shared',
  body: { contact: { name: 'Kanarienvogel-7Q', phone: '0000 1234' }, message: 'Bitte ab 14 Uhr anrufen.' },
}

export type SealedEvent = SealedHeader & { x: NonNullable<Payload['x']>; w: NonNullable<Payload['w']> }

/** An event whose part every one of the keyrings opens. */
export async function aSealedEvent(
  keyrings: readonly Keyring[],
  { part = aPart, header = aHeader({ t: part.t }) }: { part?: SealedPart; header?: SealedHeader } = {},
): Promise<SealedEvent> {
  const { key, w } = await newReferralKey(await Promise.all(keyrings.map(openerOf)))
  return { ...header, x: await sealPart(key, header.id, header, part), w }
}
