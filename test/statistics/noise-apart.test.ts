/** The serving process never holds the key of the noise: nothing it loads can read that file (P13). */
import { describe, expect, it } from 'vitest'
import { type SourceFile, sourceFiles } from '../house/source-files.ts'

const files = new Map(sourceFiles('server', 'shared').map((file) => [file.path, file]))

/** Everything a file loads when it is loaded itself; what is loaded only when asked for is not. */
function loadedBy(path: string, seen = new Set<string>()): Set<string> {
  const file: SourceFile | undefined = files.get(path)
  if (file === undefined || seen.has(path)) return seen
  seen.add(path)
  for (const { target, typeOnly, later } of file.imports) if (!typeOnly && later !== true) loadedBy(target, seen)
  return seen
}

describe('the key of the noise', () => {
  it('is out of reach of the server and of its command line', () => {
    for (const start of ['server/serve.ts', 'server/app.ts', 'server/main.ts', 'server/statistics/daily.ts']) {
      const loaded = [...loadedBy(start)]
      expect(loaded.length).toBeGreaterThan(5)
      expect(loaded).not.toContain('server/statistics/noise-key.ts')
      expect(loaded).not.toContain('server/statistics/release.ts')
    }
    expect([...loadedBy('server/commands/release.ts')]).toContain('server/statistics/noise-key.ts')
  })
})
