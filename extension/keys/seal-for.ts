/** For whom a part is sealed: always the own organisation, and with `shared` the other side too. */
import { type Device, thisDevice } from '../store/device.ts'

/** Whether one may seal for an organisation, and why not: `forbidden` where the policy asks to compare words first. */
export type Sealability =
  | { may: true; compared: boolean }
  | { may: false; why: 'recipient_unknown' | 'key_changed' | 'key_log_broken' | 'forbidden' }

/** What a form asks before it offers contact data and a message. Works inside `useLive`. */
export async function sealability(_org: string, _device: Device = thisDevice): Promise<Sealability> {
  return { may: false, why: 'recipient_unknown' }
}
