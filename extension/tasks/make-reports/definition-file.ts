/**
 * Definitions of reports as files that networks exchange. A file comes from anywhere: it is read by the schema, and
 * what is wrong with it is told by where it is wrong. Ids of goals belong to one network and stay behind.
 */
import { type ReportDefinition, reportDefinitionSchema } from '../../../shared/report.ts'
import { z } from '../../../shared/zod.ts'
import { t } from '../../ui/words.ts'

/** Sixty blocks of text at their longest, and room to spare. */
export const definitionFileBytes = 1_000_000

const envelope = z.object({ kind: z.literal('kettenglied-report'), version: z.number() })

/** @returns the definition, or what is wrong in the reader's words */
export function readDefinitionFile(content: string): { definition: ReportDefinition } | { fault: string } {
  const json = parsed(content)
  if (json === undefined) return { fault: t('reports:fileNoJson') }
  const kind = envelope.safeParse(json.value)
  if (!kind.success) return { fault: t('reports:fileOther') }
  if (kind.data.version > 1) return { fault: t('reports:fileNewer') }
  const read = reportDefinitionSchema.safeParse(json.value)
  if (read.success) return { definition: read.data }
  const [issue] = read.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : []
  return { fault: t('reports:fileFault', { place: [...(issue?.path ?? []), ...unknown].join('.') }) }
}

/** The text of a definition's file, for another network: without ids of this one's goals, areas and own numbers. */
export function definitionFileText(definition: ReportDefinition): string {
  const blocks = definition.blocks.map((block) => {
    if (block.kind === 'heading') return { kind: block.kind, text: block.text }
    if (block.kind === 'own') return { ...block, rows: block.rows.map((row) => ({ ...row, value: null })) }
    if (block.kind !== 'figure') return block
    const { areaId: _, ...figure } = block
    return figure
  })
  return `${JSON.stringify({ ...definition, title: definition.title || t('reports:untitled'), blocks }, undefined, 2)}\n`
}

function parsed(content: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(content) }
  } catch {
    return undefined
  }
}
