/** Tells a keeper that a device waits, wherever in the panel he or she is: somebody stands there with a code in hand. */
import { useEffect, useState } from 'preact/hooks'
import { isVisible, onShown } from '../platform/page.ts'
import { enrolment } from '../store/enrolment.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { readDevices } from '../sync/devices.ts'
import { t } from '../ui/words.ts'
import { NoticeLine } from './notice-line.tsx'

const paceMs = 60_000

export function DevicesAtTheDoor({ path }: { path: string }) {
  const [count, setCount] = useState(0)
  useEffect(() => {
    // Offline or refused: there is nothing to tell, and the devices' own screen says why.
    const look = () => void waitingDevices().then(setCount, () => {})
    look()
    const timer = setInterval(() => isVisible() && look(), paceMs)
    const stop = onShown(look)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
  if (count === 0 || path.startsWith('/keys/devices')) return null
  return (
    <NoticeLine text={t('keys:devices.waitingCount', { count })} to="/keys/devices" link={t('keys:devices.look')} />
  )
}

async function waitingDevices(): Promise<number> {
  const [device, own] = await Promise.all([enrolment(), ownKeyLog()])
  const keeper = own?.log.devices.some(({ id, keeper, revoked }) => id === device?.deviceId && keeper && !revoked)
  if (keeper !== true) return 0
  return (await readDevices()).filter(({ admitted, revoked }) => !admitted && !revoked).length
}
