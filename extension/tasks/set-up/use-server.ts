/** Which server a device joins: the office's policy says it, a picture names it, the last set-up did, or it is typed. */
import { useState } from 'preact/hooks'
import type { CodePicture } from '../../../shared/protocol/code-picture.ts'
import { policy } from '../../platform/policy.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { isSameAddress, serverAddress } from '../../sync/server-address.ts'
import { t } from '../../ui/words.ts'

/** `refusal`: the picture is of another server than the form says, in words. */
type Named = { address: string } | { refusal: string }

/**
 * `address` is as typed, perhaps no address yet; `fixed` one cannot be changed. `present` is what this device belongs
 * to already. `follow` takes a picture's server where nobody named another one.
 */
export function useServer() {
  const present = useLive(async () => ({ enrolment: await enrolment() }), [])?.enrolment
  const fixed = policy.value.serverAddress
  const [typed, type] = useState<string | undefined>(undefined)
  const chosen = fixed ?? typed
  const follow = (picture: CodePicture): Named => {
    const named = serverAddress(picture.server) ?? picture.server
    if (chosen !== undefined && namesAnother(chosen, named))
      return { refusal: t('setUp:otherNetwork', { server: named }) }
    type(named)
    return { address: named }
  }
  return { present, fixed: fixed !== undefined, address: chosen ?? present?.server ?? '', type, follow }
}

/** Nothing written names nobody; what cannot be read names somebody else. */
function namesAnother(written: string, named: string): boolean {
  if (written.trim() === '') return false
  const address = serverAddress(written)
  return address === undefined || !isSameAddress(address, named)
}
