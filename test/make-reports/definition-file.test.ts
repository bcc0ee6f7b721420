import { beforeAll, describe, expect, it } from 'vitest'
import { definitionFileText, readDefinitionFile } from '../../extension/tasks/make-reports/definition-file.ts'
import { faultsOf, tidied } from '../../extension/tasks/make-reports/report-faults.ts'
import { newestPeriod } from '../../extension/tasks/make-reports/report-periods.ts'
import { definitionFrom, templates } from '../../extension/tasks/make-reports/templates.ts'
import { startWords } from '../../extension/ui/words.ts'
import { type ReportDefinition, reportDefinitionSchema } from '../../shared/report.ts'
import { words } from '../../shared/words/index.ts'

const { reports } = words.de
const goal = { id: '01990000-0000-7000-8000-0000000000aa', title: 'Kein Kind geht verloren' }

beforeAll(() => startWords('de', ['panel', 'dashboard']))

const aDefinition = (part: Partial<ReportDefinition> = {}): ReportDefinition => ({
  ...definitionFrom('kinderstark', '2025', [goal]),
  ...part,
})
const faultOf = (content: string) => Object(readDefinitionFile(content)).fault

describe('a template', () => {
  it.each(templates)('“%s” is a definition that its schema takes once it has a title', (template) => {
    const made = definitionFrom(template, '2026-Q3', [goal])
    expect(reportDefinitionSchema.safeParse({ ...made, title: 'Bericht' }).success).toBe(true)
  })

  it('of kinderstark has the goals of the Leitbild as headings, and costs that wait for their numbers', () => {
    const { blocks } = aDefinition()
    expect(blocks).toContainEqual({ kind: 'heading', text: goal.title, goalId: goal.id })
    expect(blocks.find(({ kind }) => kind === 'own')).toMatchObject({ rows: [{ value: null }, {}, {}] })
  })

  it('begins with the newest released period, else with the one that ended last', () => {
    expect(newestPeriod('quarter', ['2026', '2026-Q2', '2026-Q1'], '2026-11-22')).toBe('2026-Q2')
    expect(newestPeriod('quarter', [], '2026-01-10')).toBe('2025-Q4')
    expect(newestPeriod('year', [], '2026-01-10')).toBe('2025')
  })
})

describe('a definition as a file', () => {
  it('comes back as it was, but for what belongs to one network: ids of goals and areas, own values', () => {
    const definition = aDefinition({
      blocks: [
        { kind: 'heading', text: 'Ziel', goalId: goal.id },
        { kind: 'figure', figure: 'reach', areaId: '05999004' },
        { kind: 'own', title: 'Kosten', rows: [{ label: 'Personal', value: 12.5, unit: '€' }] },
      ],
    })
    expect(readDefinitionFile(definitionFileText(definition))).toMatchObject({
      definition: {
        blocks: [
          { kind: 'heading', text: 'Ziel' },
          { kind: 'figure', figure: 'reach' },
          { kind: 'own', title: 'Kosten', rows: [{ label: 'Personal', value: null, unit: '€' }] },
        ],
      },
    })
    expect(definitionFileText(definition)).not.toMatch(/goalId|areaId|12\.5/)
  })

  it('that is none is told in words, with the place where it is wrong', () => {
    expect(faultOf('{')).toBe(reports.fileNoJson)
    expect(faultOf('{"kind":"something"}')).toBe(reports.fileOther)
    expect(faultOf(JSON.stringify({ ...aDefinition(), version: 2 }))).toBe(reports.fileNewer)
    expect(faultOf(JSON.stringify({ ...aDefinition(), period: '2025-13' }))).toContain('period')
    expect(faultOf(JSON.stringify({ ...aDefinition(), secret: 1 }))).toContain('secret')
  })
})

describe('the look before publishing', () => {
  it('asks for what must be there and names what one may have overlooked', () => {
    const definition = aDefinition({
      title: ' ',
      period: '2027',
      blocks: [
        { kind: 'heading', text: '' },
        { kind: 'text', text: ' ' },
        { kind: 'own', title: 'Kosten', rows: [{ label: 'Personal', value: null, unit: '€' }] },
        { kind: 'figure', figure: 'needs' },
      ],
    })
    const nothing = {
      figure: 'needs',
      title: 'Bedarf',
      sentence: '',
      state: 'hidden',
      method: [],
      columns: [],
      rows: [],
    } as const
    const contents = [undefined, undefined, undefined, { ...nothing, method: [], columns: [], rows: [] }]
    const { must, may } = faultsOf(definition, contents, ['2026'])
    expect(must).toHaveLength(4)
    expect(must[0]).toBe(reports.fault.title)
    expect(may).toHaveLength(2)
    expect(may[1]).toContain('Bedarf')
  })

  it('leaves out empty texts and an empty subtitle when it is published', () => {
    const published = tidied(
      aDefinition({
        title: ' Bericht ',
        subtitle: ' ',
        blocks: [
          { kind: 'text', text: '\n' },
          { kind: 'text', text: 'Wort' },
        ],
      }),
    )
    expect(published).toMatchObject({ title: 'Bericht', blocks: [{ kind: 'text', text: 'Wort' }] })
    expect(published.subtitle).toBeUndefined()
  })
})
