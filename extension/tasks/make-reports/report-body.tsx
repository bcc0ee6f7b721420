/** The body of a report, the same while it is written and once it is published: headings, text, figures, own numbers. */
import type { Goal } from '../../../shared/network.ts'
import type { ReportBlock } from '../../../shared/report.ts'
import type { FigureContent } from '../../figures/content.ts'
import { FigureView } from '../../figures/figure-view.tsx'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'
import { OwnNumbers } from './own-numbers.tsx'

type Props = {
  blocks: readonly ReportBlock[]
  /** By block; undefined for a figure of which there are no numbers. */
  contents: readonly (FigureContent | undefined)[]
  goals: readonly Goal[]
  /** Level of the report's own headings. */
  level: 2 | 3
  /** Numbers are on their way. */
  waiting?: boolean
}

export function ReportBody({ blocks, contents, goals, level, waiting = false }: Props) {
  return (
    <div class="report-body">
      {blocks.map((block, at) => (
        <div key={at} class="report-part" data-part={at}>
          <Block block={block} content={contents[at]} goals={goals} level={level} waiting={waiting} />
        </div>
      ))}
    </div>
  )
}

type BlockProps = { block: ReportBlock; content: FigureContent | undefined } & Required<
  Pick<Props, 'goals' | 'level' | 'waiting'>
>

function Block({ block, content, goals, level, waiting }: BlockProps) {
  const Heading = `h${level}` as const
  switch (block.kind) {
    case 'heading':
      return (
        <div class="report-heading">
          {block.goalId !== undefined && <p class="report-goal">{t('reports:goal')}</p>}
          <Heading>{block.text || t('reports:headingText')}</Heading>
          <GoalText goal={goals.find(({ id }) => id === block.goalId)} />
        </div>
      )
    case 'text':
      return <Paragraphs text={block.text} />
    case 'own':
      return <OwnNumbers block={block} />
    case 'figure':
      if (content !== undefined) return <FigureView content={content} level={3} />
      return waiting ? <Loading /> : <p class="muted">{t(`reports:figureName.${block.figure}`)}</p>
  }
}

function GoalText({ goal }: { goal: Goal | undefined }) {
  if (goal?.text === undefined || goal.text === '') return null
  return <p class="report-goal-text">{goal.text}</p>
}

/** An empty line ends a paragraph; single line breaks stay. */
function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((each) => each.trim() !== '')
  return (
    <>
      {paragraphs.map((paragraph, at) => (
        <p key={at} class="report-text">
          {paragraph.trim()}
        </p>
      ))}
    </>
  )
}
