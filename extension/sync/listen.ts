/** Keeps a line to the server open while a page leads; where that cannot be, polling does its work. */
import type { Device } from '../store/device.ts'
import { enrolment } from '../store/enrolment.ts'
import { isNews } from './is-news.ts'
import { listenForHeads } from './live-heads.ts'
import { sameServer } from './same-server.ts'
import type { Wake } from './wake.ts'

/** First wait before the line is opened anew, doubled with each failure up to the longest. */
const reconnect = 5_000
const longestWait = 5 * 60_000

/**
 * Calls `news` when the server has something the device has not, until stopped.
 * @param again ends the wait before the line is opened anew: the network is back, or the server answers again
 */
export async function listen(device: Device, news: () => void, again: Wake, stop: AbortSignal): Promise<void> {
  let failures = 0
  while (!stop.aborted) {
    try {
      const present = await enrolment(device)
      if (present !== undefined) {
        const session = { device, enrolment: present }
        await sameServer(session)
        await listenForHeads(
          session,
          async (head) => {
            failures = 0
            if (await isNews(device, head)) news()
          },
          stop,
        )
      }
    } catch {
      // The sync step meets the same trouble, names it and shows it: at once, so that a device that was shut out is told.
      if (failures++ === 0) news()
    }
    const wait = Math.min(longestWait, reconnect * 2 ** Math.min(failures, 10))
    await again.within(wait * (0.5 + device.random()))
  }
}
