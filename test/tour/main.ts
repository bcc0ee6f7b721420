/**
 * `npm run tour`: drives the main job in Chromium on the demonstration network and takes the README's
 * pictures. The clock stands at a fixed day, so that they change only when the product does.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtExtension, projectRoot } from '../../server/start/build-extension.ts'
import { startBrowser } from '../browsers/browser.ts'
import { aNetwork } from '../journeys/network.ts'
import { takePictures } from './take-pictures.ts'

const pictures = join(projectRoot, 'docs/pictures')
const extension = mkdtempSync(join(tmpdir(), 'kettenglied-extension-'))
cpSync(await builtExtension(), extension, { recursive: true })
mkdirSync(pictures, { recursive: true })

const network = await aNetwork({ offers: 600 })
const browser = await startBrowser({ extension })
try {
  for (const name of await takePictures({ network, browser, folder: pictures })) console.log(`docs/pictures/${name}`)
} finally {
  await browser.dispose()
  await network.dispose()
  rmSync(extension, { recursive: true })
}
