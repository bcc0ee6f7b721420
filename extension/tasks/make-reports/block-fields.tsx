/** The fields of a block, by its kind. Nothing here knows where the block stands. */
import type { Goal } from '../../../shared/network.ts'
import type { ReportBlock } from '../../../shared/report.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { FigureFields } from './figure-fields.tsx'
import { OwnFields } from './own-fields.tsx'

type Props<B extends ReportBlock = ReportBlock> = { block: B; onChange: (block: ReportBlock) => void }
/** What a figure may be narrowed to, and the goals a heading may name. */
type Ground = { ground: Omit<FigureSource, 'tables'>; period: string }

export function BlockFields({ block, onChange, ground, period }: Props & Ground) {
  switch (block.kind) {
    case 'heading':
      return <HeadingFields block={block} onChange={onChange} goals={ground.goals} />
    case 'text':
      return (
        <TextArea
          label={t('reports:text')}
          hint={t('reports:textHint')}
          rows={4}
          maxLength={5000}
          value={block.text}
          onInput={(text) => onChange({ ...block, text })}
        />
      )
    case 'figure':
      return <FigureFields {...{ block, onChange, ground, period }} />
    case 'own':
      return <OwnFields block={block} onChange={onChange} />
  }
}

type HeadingProps = Props<Extract<ReportBlock, { kind: 'heading' }>> & { goals: readonly Goal[] }

/** Choosing a goal takes its words; they can be changed afterwards. */
function HeadingFields({ block, onChange, goals }: HeadingProps) {
  const choose = (id: string) => {
    const goal = goals.find((each) => each.id === id)
    if (goal !== undefined) return onChange({ kind: 'heading', text: goal.title, goalId: goal.id })
    onChange({ kind: 'heading', text: block.text })
  }
  return (
    <>
      <TextField
        label={t('reports:headingText')}
        maxLength={200}
        value={block.text}
        onInput={(text) => onChange({ ...block, text })}
      />
      {goals.length > 0 && (
        <Select
          label={t('reports:headingGoal')}
          emptyLabel={t('reports:headingGoalNone')}
          value={block.goalId ?? ''}
          options={goals.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={choose}
        />
      )}
    </>
  )
}
