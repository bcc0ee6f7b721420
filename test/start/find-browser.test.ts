import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, hasDisplay } from '../../server/start/find-browser.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kettenglied-find-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function anExecutable(path: string): string {
  const full = join(folder, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, '')
  chmodSync(full, 0o755)
  return full
}

const nowhere = () => ({ PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(folder, 'cache') })

describe('findBrowser', () => {
  it('takes what the person named before anything else', () => {
    anExecutable('bin/chromium')
    expect(findBrowser({ ...nowhere(), CHROMIUM_PATH: '/opt/mine' }, 'linux')).toBe('/opt/mine')
  })

  it('prefers Chromium to branded Chrome', () => {
    anExecutable('bin/google-chrome')
    const chromium = anExecutable('bin/chromium')
    expect(findBrowser(nowhere(), 'linux')).toBe(chromium)
  })

  it("finds the newest of Playwright's when the system has none", () => {
    anExecutable('cache/chromium-999/chrome-linux/chrome')
    const newest = anExecutable('cache/chromium-1200/chrome-linux64/chrome')
    expect(findBrowser(nowhere(), 'linux')).toBe(newest)
  })

  it('finds Edge where Windows keeps its programs', () => {
    const edge = anExecutable('Programs/Microsoft/Edge/Application/msedge.exe')
    expect(findBrowser({ ...nowhere(), PROGRAMFILES: join(folder, 'Programs') }, 'win32')).toBe(edge)
  })

  it('says that there is none', () => {
    expect(findBrowser(nowhere(), 'linux')).toBeUndefined()
  })
})

describe('hasDisplay', () => {
  it('asks Linux for X11 or Wayland and believes the others', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
  })
})
