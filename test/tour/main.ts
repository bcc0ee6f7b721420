/**
 * `npm run tour`: drives the main job in Chromium on the demonstration network and takes the README's
 * pictures. The clock stands at a fixed day, so that they change only when the product does.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoDay } from '../../server/demo/network.ts'
import { builtExtension, projectRoot } from '../../server/start/build-extension.ts'
import { startBrowser } from '../browsers/browser.ts'
import { aNetwork } from '../journeys/network.ts'
import { takeDashboardPictures } from './dashboard-pictures.ts'
import { takeFigurePictures } from './figure-pictures.ts'
import { takeHandOverPictures } from './hand-over-pictures.ts'
import { takePictures } from './take-pictures.ts'

const pictures = join(projectRoot, 'docs/pictures')
const extension = mkdtempSync(join(tmpdir(), 'kettenglied-extension-'))
cpSync(await builtExtension(), extension, { recursive: true })
mkdirSync(pictures, { recursive: true })

/** The server's clock and the panels' agree, or each panel would warn of its own. */
const moment = `${demoDay}T09:30:00`
const network = await aNetwork({
  offers: 600,
  now: () => Date.parse(moment),
  adorned: true,
  released: true,
  past: { referrals: 12_000, span: { newest: 0, oldest: 3 * 364 } },
})
const browser = await startBrowser({ extension })
const other = await startBrowser({ extension })
const planning = await startBrowser({ extension })
try {
  const tour = { network, browser, moment, folder: pictures }
  const taken = [
    ...(await takePictures(tour)),
    ...(await takeDashboardPictures({ ...tour, planning })),
    ...(await takeFigurePictures({ ...tour, planning })),
    ...(await takeHandOverPictures({ ...tour, other })),
  ]
  for (const name of taken) console.log(`docs/pictures/${name}`)
} finally {
  await browser.dispose()
  await other.dispose()
  await planning.dispose()
  await network.dispose()
  rmSync(extension, { recursive: true })
}
