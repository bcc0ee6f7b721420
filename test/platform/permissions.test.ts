/** The extension asks for no more than it uses: each permission has its seam, and no page is ever read. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const config = readFileSync('wxt.config.ts', 'utf8')
const asked = /\n {4}permissions: \[([\s\S]*?)\n {4}\],/.exec(config)?.[1]?.match(/(?<=')[A-Za-z]+(?=')/g) ?? []
const seams = readdirSync('extension/platform').map((file) => readFileSync(`extension/platform/${file}`, 'utf8'))

/** Permissions without an interface of their own. */
const silent = ['unlimitedStorage', 'chrome']

describe('the manifest', () => {
  it('is read by this test', () => expect(asked).toContain('storage'))

  it.each(asked.filter((permission) => !silent.includes(permission)))('asks for %s, which is used', (permission) => {
    expect(seams.some((source) => source.includes(`browser.${permission}`))).toBe(true)
  })

  it('asks for no page, no host and no script in pages', () => {
    expect(config).not.toMatch(
      /host_permissions|content_scripts|'(tabs|scripting|activeTab|history|cookies|webRequest)'/,
    )
  })
})
