/** Checks pages of the feed on another thread. A page that fails here is checked once more by whoever asked, who then knows why. */
import { type PageTask, verifyPage } from './verify-page.ts'

addEventListener('message', ({ data, ports: [answers] }: MessageEvent<PageTask>) => {
  verifyPage(data).then(
    (verified) => answers?.postMessage(verified),
    () => answers?.postMessage(undefined),
  )
})
