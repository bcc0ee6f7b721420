/**
 * Whether any panel is in view. A page that is looked at holds a lock, so that the worker can tell without asking:
 * it is free exactly when nobody looks.
 */
import { isVisible, onShown } from '../platform/page.ts'
import { type Device, thisDevice } from '../store/device.ts'

const lockOf = (device: Device) => `view:${device.database.name}`

/** Holds the lock whenever this page is in view, until it closes. To be called once by each page. */
export function holdWhileInView(device: Device = thisDevice): void {
  const hold = () => void device.locks.alone(lockOf(device), untilHidden).catch(() => {})
  if (isVisible()) hold()
  onShown(hold)
}

/** Whether a page of this device holds the lock, whichever page or worker asks. */
export async function isPanelInView(device: Device = thisDevice): Promise<boolean> {
  return (await device.locks.ifFree(lockOf(device), async () => 'free' as const)) === 'busy'
}

function untilHidden(): Promise<void> {
  if (!isVisible()) return Promise.resolve()
  return new Promise((resolve) => {
    const listener = () => {
      if (isVisible()) return
      document.removeEventListener('visibilitychange', listener)
      resolve()
    }
    document.addEventListener('visibilitychange', listener)
  })
}
