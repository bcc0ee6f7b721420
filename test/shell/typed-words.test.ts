/**
 * What is typed about a family is read by nobody: not by the maker of the browser either, whose help with spelling and
 * writing may send it there (Edge's editor, Chrome's enhanced spell check). The canary journey asks a real browser.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, sourceFiles } from '../house/source-files.ts'

it.each(['sidepanel', 'print', 'options'])('%s wants no help with spelling and writing', (page) => {
  const html = readFileSync(join(root, `extension/entrypoints/${page}/index.html`), 'utf8')
  expect(/<html [^>]*>/.exec(html)?.[0]).toMatch(/ spellcheck="false" writingsuggestions="false">$/)
})

it('no field asks for it by itself', () => {
  const asking = sourceFiles('extension').filter(({ path }) => {
    const text = readFileSync(join(root, path), 'utf8')
    return /spellcheck(?!=\{false\}|: false|="false")/i.test(text) || /writingsuggestions/i.test(text)
  })
  expect(asking.map(({ path }) => path)).toEqual([])
})
