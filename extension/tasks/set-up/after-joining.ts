/** Where a device goes once it has joined: to wait, to print the sheet of the keys it made, or to work, where its work begins. */
import { keyStanding } from '../../keys/standing.ts'
import { firstAddress } from '../../store/first-screen.ts'
import { ownKeyLog } from '../../store/key-logs.ts'
import { admission } from '../../sync/admission.ts'

export async function afterJoining(): Promise<'/waiting' | '/keys/first' | '/' | '/inbox'> {
  if ((await admission()) === 'waiting') return '/waiting'
  const alone = (await ownKeyLog())?.log.devices.length === 1
  return alone && (await keyStanding()) === 'unsaved' ? '/keys/first' : firstAddress()
}
