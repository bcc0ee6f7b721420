/** What devices ask the server about keys, and what it says. */
import { type KeysAnswer, keysAnswerSchema } from '../../shared/protocol/keys.ts'
import type { TestServer } from './a-server.ts'
import type { EnrolledDevice } from './an-enrolled-device.ts'

export async function directory({ call }: TestServer, device: EnrolledDevice, after = 0): Promise<KeysAnswer> {
  const response = await call('POST', '/v1/keys/pull', { after }, device.tokens.access)
  return keysAnswerSchema.parse(await response.json())
}

export async function ringFor({ call }: TestServer, device: EnrolledDevice): Promise<unknown> {
  return ((await (await call('GET', '/v1/keys/ring', undefined, device.tokens.access)).json()) as { wrap: unknown })
    .wrap
}

/** What the server says to a device that wants to read its feed. */
export async function readingAs({ call }: TestServer, device: EnrolledDevice): Promise<string> {
  const body = { cursor: null, proto: 1, payloadMax: 1 }
  const response = await call('POST', '/v1/sync/pull', body, device.tokens.access)
  return response.status === 200 ? 'served' : ((await response.json()) as { error: string }).error
}
