/** Other organisations as their pinned key logs show them: the six words to compare, and to which key one seals. */
import type { ProblemCode } from '../../shared/problem.ts'
import { type Device, thisDevice } from '../store/device.ts'

export type Peer = {
  org: string
  /** Six words of the root's key: the same on the screens of that organisation. */
  words: string[]
  /** A person compared the words of this root, or of one that signed its successor. */
  compared: boolean
  /** A hard stop: nothing is sealed for it. */
  blocked?: { why: ProblemCode; at: number }
  /** The newest epoch's recipient; absent where it has none, or is blocked. */
  recipient?: { epoch: number; recipient: string }
}

/** Undefined where no key log of the organisation is known here. Works inside `useLive`; also for the own. */
export async function peerOf(_org: string, _device: Device = thisDevice): Promise<Peer | undefined> {
  return undefined
}

/** A person compared the six words. */
export async function markCompared(_org: string, _device: Device = thisDevice): Promise<void> {}
