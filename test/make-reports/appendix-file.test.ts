import { beforeAll, describe, expect, it } from 'vitest'
import type { FigureContent } from '../../extension/figures/content.ts'
import { appendixCells } from '../../extension/tasks/make-reports/appendix-file.ts'
import { csvText } from '../../extension/ui/csv.ts'
import { startWords } from '../../extension/ui/words.ts'
import { words } from '../../shared/words/index.ts'

beforeAll(() => startWords('de', ['panel', 'dashboard']))

describe('the appendix of a report as one file', () => {
  it('has a line for every number with figure, row and column; a hidden one is no zero', () => {
    const content: FigureContent = {
      figure: 'needs',
      title: 'Bedarf',
      sentence: '',
      state: 'shown',
      method: [],
      columns: [
        { label: 'Anlass', numeric: false },
        { label: 'Familien', numeric: true },
        { label: '±', numeric: true },
      ],
      rows: [
        ['Übergang', 12, 3],
        ['Wohnen', null, null],
      ],
    }
    const text = csvText(...appendixCells([undefined, content]))
    expect(text).toContain('Bedarf;Übergang;Familien;12')
    expect(text).toContain(`Bedarf;Wohnen;Familien;${words.de.tables.hidden}`)
    expect(text.trimEnd().split('\r\n')).toHaveLength(5)
  })
})
