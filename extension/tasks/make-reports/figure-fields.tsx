/** Which figure, and what it is narrowed to: a choice for which no table is released is not offered. */
import type { ReportBlock } from '../../../shared/report.ts'
import { type FigureCut, type FigureKind, figureKinds } from '../../../shared/statistics/figure-kinds.ts'
import { tablesFor } from '../../../shared/statistics/figure-tables.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { areaOptions } from '../../offer-view/area-options.ts'
import { type Option, Select } from '../../ui/select.tsx'
import { options, t } from '../../ui/words.ts'
import { cutOf, type FigureBlock } from './figure-requests.ts'

type Props = {
  block: FigureBlock
  onChange: (block: ReportBlock) => void
  ground: Omit<FigureSource, 'tables'>
  period: string
}

export function FigureFields({ block, onChange, ground, period }: Props) {
  const cut = cutOf(block)
  const fits = (part: FigureCut) => tablesFor(block.figure, period, { ...cut, ...part }, ground).length > 0
  const offered = (all: readonly Option[], chosen: string | undefined, as: (code: string) => FigureCut) =>
    all.filter(({ value }) => value === chosen || fits(as(value)))
  const areas = offered(areaOptions(ground.areas.filter(({ id }) => id !== ground.root)), cut.areaId, (areaId) => ({
    areaId,
  }))
  const phases = offered(options('lifePhase'), cut.phase, (phase) => ({ phase }))
  const fields = offered(options('fieldOfAction'), cut.field, (field) => ({ field }))
  const narrow = (part: FigureCut) => onChange(figureBlock(block.figure, { ...cut, ...part }))
  return (
    <>
      <Select
        label={t('reports:figure')}
        value={block.figure}
        options={figureKinds.map((kind) => ({ value: kind, label: t(`reports:figureName.${kind}`) }))}
        onChange={(kind) => onChange(figureBlock(kind as FigureKind, {}))}
      />
      <div class="field-grid">
        <Narrowing
          label={t('reports:figureArea')}
          all={t('reports:figureAreaAll')}
          value={cut.areaId}
          choices={areas}
          onChange={(areaId) => narrow({ areaId })}
        />
        <Narrowing
          label={t('reports:figurePhase')}
          all={t('reports:figurePhaseAll')}
          value={cut.phase}
          choices={phases}
          onChange={(phase) => narrow({ phase })}
        />
        <Narrowing
          label={t('reports:figureField')}
          all={t('reports:figureFieldAll')}
          value={cut.field}
          choices={fields}
          onChange={(field) => narrow({ field })}
        />
      </div>
    </>
  )
}

function Narrowing(props: {
  label: string
  all: string
  value: string | undefined
  choices: readonly Option[]
  onChange: (value: string | undefined) => void
}) {
  if (props.choices.length === 0) return null
  return (
    <Select
      label={props.label}
      emptyLabel={props.all}
      value={props.value ?? ''}
      options={props.choices}
      onChange={(value) => props.onChange(value === '' ? undefined : value)}
    />
  )
}

/** Without keys for what it is not narrowed to: a definition that was exchanged holds nothing empty. */
function figureBlock(figure: FigureKind, { areaId, phase, field }: FigureCut): FigureBlock {
  return {
    kind: 'figure',
    figure,
    ...(areaId !== undefined && { areaId }),
    ...(phase !== undefined && { phase: phase as NonNullable<FigureBlock['phase']> }),
    ...(field !== undefined && { field: field as NonNullable<FigureBlock['field']> }),
  }
}
