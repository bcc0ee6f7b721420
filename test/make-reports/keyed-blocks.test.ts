/** The blocks of a report keep their keys, and with them fields and focus, when the draft comes anew from the database. */
import { expect, it } from 'vitest'
import { keyedAs } from '../../extension/tasks/make-reports/keyed-blocks.ts'
import type { ReportBlock } from '../../shared/report.ts'

const text = (words: string): ReportBlock => ({ kind: 'text', text: words })
const heading = (words: string): ReportBlock => ({ kind: 'heading', text: words })

/** Counts on from where it stands. */
function keys(from: number): () => string {
  let made = from
  return () => {
    made += 1
    return String(made)
  }
}

const before = keyedAs([], [heading('Lage'), text('eins'), text('zwei')], keys(0))
const keyOf = (blocks: readonly ReportBlock[]) => keyedAs(before, blocks, keys(3)).map(({ key }) => key)

it('gives each new block a key', () => {
  expect(before.map(({ key }) => key)).toEqual(['1', '2', '3'])
})

it('knows each block again, wherever it moved', () => {
  expect(keyOf([text('zwei'), heading('Lage'), text('eins')])).toEqual(['3', '1', '2'])
})

it('knows a block again into which was typed', () => {
  expect(keyOf([heading('Lage'), text('eins und mehr'), text('zwei')])).toEqual(['1', '2', '3'])
})

it('gives an added block a key of its own, also before others', () => {
  expect(keyOf([heading('Lage'), text('neu'), text('eins'), text('zwei')])).toEqual(['1', '4', '2', '3'])
})

it('gives no key twice, not even to two blocks that say the same', () => {
  expect(new Set(keyOf([text('eins'), text('eins'), text('eins')])).size).toBe(3)
})
