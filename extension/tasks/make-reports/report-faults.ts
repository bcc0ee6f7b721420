/** What to look at before a report is published, in words: what must be there, and what one may have overlooked. */
import { type ReportBlock, type ReportDefinition, reportDefinitionSchema } from '../../../shared/report.ts'
import { periodText } from '../../figures/build/told.ts'
import type { FigureContent } from '../../figures/content.ts'
import { t } from '../../ui/words.ts'

/** `must`: publishing is of no use before it is put right; `may`: it can be published so. */
type ReportFaults = { must: string[]; may: string[] }

/**
 * @param contents by block; undefined for what is no figure, and while its numbers are on their way
 * @param released the periods for which numbers were released; undefined where that is not known
 */
export function faultsOf(
  definition: ReportDefinition,
  contents: readonly (FigureContent | undefined)[],
  released: readonly string[] | undefined,
): ReportFaults {
  const must: string[] = []
  const may: string[] = []
  if (definition.title.trim() === '') must.push(t('reports:fault.title'))
  if (released !== undefined && !released.includes(definition.period))
    must.push(t('reports:fault.period', { period: periodText(definition.period) }))
  if (definition.blocks.length === 0) must.push(t('reports:fault.noBlocks'))
  for (const [at, block] of definition.blocks.entries()) {
    const found = faultsOfBlock(block, at + 1, contents[at])
    must.push(...found.must)
    may.push(...found.may)
  }
  return { must, may }
}

function faultsOfBlock(block: ReportBlock, place: number, content: FigureContent | undefined): ReportFaults {
  switch (block.kind) {
    case 'heading':
      return { must: isEmpty(block.text) ? [t('reports:fault.heading', { place })] : [], may: [] }
    case 'text':
      return { must: [], may: isEmpty(block.text) ? [t('reports:fault.text', { place })] : [] }
    case 'own':
      return ownFaults(block, place)
    case 'figure':
      return { must: [], may: figureFaults(place, content) }
  }
}

function ownFaults({ title, rows }: Extract<ReportBlock, { kind: 'own' }>, place: number): ReportFaults {
  const halves = rows.flatMap(({ label, value }, at) =>
    isEmpty(label) || value === null ? [t('reports:fault.ownRow', { place, row: at + 1 })] : [],
  )
  return {
    must: [...(isEmpty(title) ? [t('reports:fault.ownTitle', { place })] : []), ...halves],
    may: rows.length === 0 ? [t('reports:fault.ownRows', { place })] : [],
  }
}

function figureFaults(place: number, content: FigureContent | undefined): string[] {
  if (content === undefined || content.state === 'shown') return []
  const why = t(`figures:view.${content.state}.title`)
  return [t('reports:fault.figure', { place, title: content.title, why })]
}

/** The definition as it is published: without white space around its words, and without empty texts. */
export function tidied(definition: ReportDefinition): ReportDefinition {
  const { subtitle, ...rest } = definition
  return reportDefinitionSchema.parse({
    ...rest,
    title: definition.title.trim(),
    ...(subtitle !== undefined && !isEmpty(subtitle) && { subtitle: subtitle.trim() }),
    blocks: definition.blocks.filter((block) => block.kind !== 'text' || !isEmpty(block.text)),
  })
}

function isEmpty(text: string): boolean {
  return text.trim() === ''
}
