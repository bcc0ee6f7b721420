/** What was erased in the own organisation's feed, and how many devices have processed it, as the server counts. */
import { type ErasureProof, erasuresAnswerSchema } from '../../shared/protocol/erasures.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { ownSession } from './own-session.ts'
import { askAs } from './session.ts'

/** Newest first. @throws {Problem} `not_keeper`, `forbidden`, `offline` … */
export async function readErasureProofs(device: Device = thisDevice): Promise<ErasureProof[]> {
  const question = { method: 'GET', path: '/v1/erasures' } as const
  return (await askAs(await ownSession(device), question, erasuresAnswerSchema)).erasures
}
