/** A computer that can ask for a finger: Chromium's virtual authenticator, built in like Windows Hello. */
import type { Page } from 'playwright-core'

export type ComputerOfFingers = {
  /** Whether the person shows the right finger from now on. */
  shows(right: boolean): Promise<void>
  /** As when somebody deletes all passkeys in the settings of the computer. */
  forget(): Promise<void>
  /** Takes it away. */
  remove(): Promise<void>
}

export async function aComputerOfFingers(
  page: Page,
  { secrets = true, synced = false }: { secrets?: boolean; synced?: boolean } = {},
): Promise<ComputerOfFingers> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
    hasPrf: secrets,
    defaultBackupEligibility: synced,
  } as const
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options })
  return {
    async shows(isUserVerified) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
    async forget() {
      await session.send('WebAuthn.clearCredentials', { authenticatorId })
    },
    async remove() {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
      await session.detach()
    },
  }
}
