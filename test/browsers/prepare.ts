/** Before the journeys: the extension as it ships, built when stale, copied so that no later build disturbs a run. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { builtExtension } from '../../server/start/build-extension.ts'
import { installBrowserWhereMissing } from './install.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built extension. */
    extension: string
  }
}

export default async function prepare(project: TestProject): Promise<() => void> {
  installBrowserWhereMissing()
  const copy = mkdtempSync(join(tmpdir(), 'kettenglied-extension-'))
  cpSync(await builtExtension(), copy, { recursive: true })
  project.provide('extension', copy)
  return () => rmSync(copy, { recursive: true, force: true })
}
