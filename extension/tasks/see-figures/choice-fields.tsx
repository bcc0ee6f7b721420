/** What the numbers on a screen are narrowed to: above them as fields, and on paper as a line. */
import { periodText } from '../../figures/build/told.ts'
import { areaOptions } from '../../offer-view/area-options.ts'
import { Select } from '../../ui/select.tsx'
import { label, options, t } from '../../ui/words.ts'
import type { Figures } from './use-figures.ts'

type Props = {
  figures: Figures
  period: string
  /** With life phase and field of action too. */
  wide?: boolean
}

export function ChoiceFields({ figures, period, wide = false }: Props) {
  const { periods, areas, choice, choose } = figures
  const orNothing = (value: string) => (value === '' ? undefined : value)
  return (
    <>
      <fieldset class="figure-choice no-print">
        <legend class="visually-hidden">{t('statistics:choice')}</legend>
        <Select
          label={t('statistics:period')}
          value={period}
          options={periods.map((value) => ({ value, label: periodText(value) }))}
          onChange={(value) => choose({ period: value })}
        />
        {areas.length > 0 && (
          <Select
            label={t('statistics:area')}
            value={choice.areaId ?? ''}
            emptyLabel={t('statistics:wholeNetwork')}
            options={areaOptions(areas)}
            onChange={(value) => choose({ areaId: orNothing(value) })}
          />
        )}
        {wide && (
          <>
            <Select
              label={t('statistics:phase')}
              value={choice.phase ?? ''}
              emptyLabel={t('statistics:allPhases')}
              options={options('lifePhase')}
              onChange={(value) => choose({ phase: orNothing(value) })}
            />
            <Select
              label={t('statistics:field')}
              value={choice.field ?? ''}
              emptyLabel={t('statistics:allFields')}
              options={options('fieldOfAction')}
              onChange={(value) => choose({ field: orNothing(value) })}
            />
          </>
        )}
      </fieldset>
      <p class="print-only">
        {t('statistics:shownFor', { period: periodText(period), what: narrowedTo(figures, wide) })}
      </p>
    </>
  )
}

/** `Nordstadt, Kita-Alter`, or the whole network. */
function narrowedTo({ areas, choice: { areaId, phase, field } }: Figures, wide: boolean): string {
  const parts = [
    areas.find(({ id }) => id === areaId)?.name ?? t('statistics:wholeNetwork'),
    wide && phase !== undefined && label('lifePhase', phase),
    wide && field !== undefined && label('fieldOfAction', field),
  ]
  return parts.filter((part) => part !== false).join(', ')
}
