/**
 * A machine that has no browser yet: as root on Debian the journeys fetch Chromium from its packages;
 * anywhere else they are left out, and the run says what to install.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from '../../server/start/find-browser.ts'

/** Whether the journeys can run here; false tells the person why on the terminal. */
export function journeysCanRun(): boolean {
  if (findBrowser() !== undefined || mayInstall()) return true
  console.warn('The journeys are left out: no Chromium found. Install one, or name it by CHROMIUM_PATH.')
  return false
}

/** Installs Debian's Chromium where there is no browser. */
export function installBrowserWhereMissing(): void {
  if (findBrowser() !== undefined) return
  console.log('No Chromium found: installing the package chromium …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...words: string[]) => execFileSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  aptGet('update', '-qq')
  aptGet('install', '-y', '-qq', '--no-install-recommends', 'chromium')
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}
