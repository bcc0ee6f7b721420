/**
 * Finds a browser of the Chromium family on this machine. The order: what the person named, what the
 * system has, what Playwright once downloaded. Nothing is ever downloaded here.
 */
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

type Environment = Record<string, string | undefined>

/** Path of an executable, or undefined when there is none. `CHROMIUM_PATH` is taken on the person's word. */
export function findBrowser(env: Environment = process.env, platform: string = process.platform): string | undefined {
  const named = env['CHROMIUM_PATH']
  if (named) return named
  return [...systemBrowsers(env, platform), ...playwrightBrowsers(env, platform)].find((path) => existsSync(path))
}

/** Whether a window could be shown: elsewhere than on Linux always, there only with X11 or Wayland. */
export function hasDisplay(env: Environment = process.env, platform: string = process.platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** Chromium first: branded Chrome no longer takes an extension from the command line. */
function systemBrowsers(env: Environment, platform: string): string[] {
  if (platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents/MacOS', name),
      ),
    )
  }
  if (platform === 'win32') {
    const roots = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].filter(
      (root) => root !== undefined,
    )
    return [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ].flatMap((path) => roots.map((root) => join(root, path)))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  )
}

/** Newest first, from Playwright's cache, whatever revision it holds. */
function playwrightBrowsers(env: Environment, platform: string): string[] {
  const places: Record<string, [cache: string, executable: string[]]> = {
    linux: [join(homedir(), '.cache/ms-playwright'), ['chrome-linux64/chrome', 'chrome-linux/chrome']],
    darwin: [
      join(homedir(), 'Library/Caches/ms-playwright'),
      ['chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium'],
    ],
    win32: [
      join(env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
      ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe'],
    ],
  }
  const [usual, executables] = places[platform] ?? ['', []]
  const cache = env['PLAYWRIGHT_BROWSERS_PATH'] ?? usual
  if (cache === '' || !existsSync(cache)) return []
  const revisions = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name))
  const newestFirst = revisions.sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
  return newestFirst.flatMap((revision) => executables.map((path) => join(cache, revision, path)))
}
