/** What stands inside a referral's sealed parts, opened when somebody looks and never before. */
import type { Contact, NotedPart } from '../../shared/sealed.ts'
import { type Device, thisDevice } from '../store/device.ts'

export type Message = { organisationId: string; on: string; text: string }

export type Parts = {
  contact?: Contact
  /** Oldest first. */
  messages: Message[]
  caseReference?: string
  ownWords?: string
  /** Sealed parts that cannot be opened here: the key is missing, or somebody changed them. */
  unreadable: number
}

/** @throws {Problem} `locked` */
export async function readParts(_ref: string, _device: Device = thisDevice): Promise<Parts> {
  return { messages: [], unreadable: 0 }
}

/**
 * The own organisation's newest note on a referral: what a list shows beside an entry. Undefined where there is
 * none, or where it cannot be opened.
 * @throws {Problem} `locked`
 */
export async function readNoted(_ref: string, _device: Device = thisDevice): Promise<NotedPart | undefined> {
  return undefined
}
