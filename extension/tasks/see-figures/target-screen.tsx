/** One target: what it is about, by which indicator, from where to where, by when. Edited as every setting is. */
import { useLocation } from 'wouter-preact'
import type { Goal } from '../../../shared/network.ts'
import { type Target, targetIndicators } from '../../../shared/target.ts'
import { FormActions } from '../../catalogue-form/form-actions.tsx'
import { removeThing, useThingForm } from '../../catalogue-form/use-thing-form.ts'
import { areaOptions } from '../../offer-view/area-options.ts'
import { today } from '../../platform/clock.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { readStoredTarget } from '../../store/targets.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Loading } from '../../ui/loading.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { FiguresPage } from './figures-page.tsx'
import { targetAreas } from './target-areas.ts'

export function TargetScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const known = useLive(async () => ({ target: await readStoredTarget(id), ground: await readEditingGround() }), [id])
  const back = () => navigate('/statistics/targets')
  if (known === undefined) return <Loading />
  const { target, ground } = known
  return (
    <FiguresPage>
      <PageHeader
        title={target?.title ?? t('statistics:targetNew')}
        onBack={back}
        backLabel={t('statistics:backToTargets')}
      />
      <TargetForm
        id={id}
        target={target}
        goals={ground.network?.goals ?? []}
        areas={targetAreas(ground)}
        onSaved={back}
      />
      {target !== undefined && (
        <div class="row">
          <Button kind="danger" icon="delete" onClick={() => void removeThing('target', id, target).then(back)}>
            {t('statistics:targetRemove')}
          </Button>
        </div>
      )}
    </FiguresPage>
  )
}

type Props = {
  id: string
  target: Target | undefined
  goals: readonly Goal[]
  areas: ReturnType<typeof targetAreas>
  onSaved: () => void
}

/** What an untouched form shows: the end of next year is when most targets are due. */
function emptyTarget(id: string): Target {
  return { id, title: '', indicator: 'families', target: Number.NaN, dueOn: `${Number(today().slice(0, 4)) + 1}-12-31` }
}

function TargetForm({ id, target, goals, areas, onSaved }: Props) {
  const first = areas.whole ? {} : { areaId: areas.areas[0]?.id }
  const empty = { ...emptyTarget(id), ...(first.areaId !== undefined && { areaId: first.areaId }) }
  const thing = useThingForm<Target>({ kind: 'target', item: id, present: target, empty })
  if (thing === undefined) return <Loading />
  const { form, change, faulty } = thing
  const orNothing = (value: string) => (value === '' ? undefined : value)
  const fault = (path: string, text: string) => (faulty(path) ? text : undefined)
  const number = (value: number | undefined) => (Number.isNaN(value ?? 0) ? undefined : value)
  return (
    <div class="form-width stack-loose">
      <Card>
        <TextField
          label={t('statistics:targetTitle')}
          hint={t('statistics:targetTitleHint')}
          need="required"
          value={form.title}
          maxLength={200}
          error={fault('title', t('statistics:targetTitleMissing'))}
          onInput={(title) => change({ title })}
        />
        <Select
          label={t('statistics:indicatorLabel')}
          value={form.indicator}
          options={targetIndicators.map((value) => ({ value, label: t(`statistics:indicator.${value}`) }))}
          onChange={(value) => change({ indicator: targetIndicators.find((one) => one === value) ?? 'families' })}
        />
        <Select
          label={t('statistics:targetArea')}
          value={form.areaId ?? ''}
          {...(areas.whole && { emptyLabel: t('statistics:wholeNetwork') })}
          options={areaOptions(areas.areas)}
          onChange={(value) => change({ areaId: orNothing(value) })}
        />
        <Select
          label={t('statistics:goal')}
          value={form.goalId ?? ''}
          emptyLabel={t('statistics:goalNone')}
          options={goals.map(({ id: value, title }) => ({ value, label: title }))}
          onChange={(value) => change({ goalId: orNothing(value) })}
        />
        <NumberField
          label={t('statistics:baseline')}
          hint={t('statistics:baselineHint')}
          need="optional"
          value={form.baseline}
          error={fault('baseline', t('statistics:numberFault'))}
          onChange={(baseline) => change({ baseline })}
        />
        <NumberField
          label={t('statistics:target')}
          need="required"
          value={number(form.target)}
          error={fault('target', t('statistics:numberFault'))}
          onChange={(value) => change({ target: value ?? Number.NaN })}
        />
        <TextField
          label={t('statistics:dueOn')}
          need="required"
          type="date"
          value={form.dueOn}
          error={fault('dueOn', t('statistics:dueFault'))}
          onInput={(dueOn) => change({ dueOn })}
        />
        <TextArea
          label={t('statistics:note')}
          need="optional"
          value={form.note ?? ''}
          maxLength={400}
          onInput={(note) => change({ note: orNothing(note) })}
        />
      </Card>
      <FormActions thing={thing} onSaved={onSaved} />
    </div>
  )
}
