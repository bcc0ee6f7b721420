/** One area: where it lies, how many children live there, what burdens it, and why it is a pilot. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { Area } from '../../../shared/area.ts'
import { type AgeBand, ageBands } from '../../../shared/codes/index.ts'
import { areaId } from '../../../shared/scalars.ts'
import { FormActions } from '../../catalogue-form/form-actions.tsx'
import { removeThing, useThingForm } from '../../catalogue-form/use-thing-form.ts'
import { readAreas } from '../../store/catalogue.ts'
import { useLive } from '../../store/live.ts'
import { readAreaUse } from '../../store/network-settings.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { label, options, t } from '../../ui/words.ts'
import { possibleParents } from './area-rows.ts'
import { WordsField } from './words-field.tsx'

/** `/network/areas/:id`; an id the catalogue lacks opens the form of a new area under that key. */
export function AreaScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const known = useLive(async () => ({ use: await readAreaUse(id), areas: await readAreas() }), [id])
  if (known === undefined) return <Loading />
  const back = () => navigate('/network/areas')
  const { area, below, organisations } = known.use
  return (
    <>
      <PageHeader title={area?.name ?? t('network:areaNew')} onBack={back} backLabel={t('network:backToAreas')} />
      {area === undefined && <p class="small muted">{t('network:areaKeyIs', { key: id })}</p>}
      <AreaForm id={id} area={area} areas={known.areas} onSaved={back} />
      {area !== undefined &&
        (below + organisations === 0 ? (
          <div class="row">
            <Button kind="danger" icon="delete" onClick={() => void removeThing('area', id, area).then(back)}>
              {t('network:areaRemove')}
            </Button>
          </div>
        ) : (
          <p class="small muted">{t('network:areaInUse', { below, organisations })}</p>
        ))}
    </>
  )
}

/** A new area begins with its key, which stays: figures of other offices are matched by it. */
export function NewAreaScreen() {
  const [, navigate] = useLocation()
  const [key, setKey] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const areas = useLive(readAreas, [])
  const go = () => {
    if (!areaId.safeParse(key).success) setError(t('network:areaKeyFault'))
    else if (areas?.some(({ id }) => id === key)) setError(t('network:areaKeyTaken'))
    else navigate(`/network/areas/${key}`)
  }
  return (
    <>
      <PageHeader
        title={t('network:areaNew')}
        onBack={() => navigate('/network/areas')}
        backLabel={t('network:backToAreas')}
      />
      <Form onSubmit={go}>
        <TextField
          label={t('network:areaKey')}
          hint={t('network:areaKeyHint')}
          need="required"
          code
          value={key}
          maxLength={40}
          error={error}
          onInput={(text) => {
            setKey(text.trim().toLowerCase())
            setError(undefined)
          }}
        />
        <div class="row">
          <Button kind="primary" type="submit">
            {t('network:next')}
          </Button>
        </div>
      </Form>
    </>
  )
}

type Props = {
  id: string
  area: Area | undefined
  areas: readonly Area[]
  onSaved: () => void
}

function AreaForm({ id, area, areas, onSaved }: Props) {
  const parents = possibleParents(areas, id)
  const empty: Area = { id, name: '', level: 'social_space', parentId: parents[0]?.area.id ?? null }
  const thing = useThingForm<Area>({ kind: 'area', item: id, present: area, empty })
  if (thing === undefined) return <Loading />
  const { form, change, faulty } = thing
  return (
    <div class="form-width stack-loose">
      <Card label={t('network:general')}>
        <TextField
          label={t('network:areaName')}
          need="required"
          value={form.name}
          maxLength={120}
          error={faulty('name') ? t('network:nameMissing') : undefined}
          onInput={(name) => change({ name })}
        />
        <Select
          label={t('network:areaLevel')}
          value={form.level}
          options={options('areaLevel')}
          onChange={(value) => {
            const level = options('areaLevel').find((option) => option.value === value)
            if (level !== undefined) change({ level: level.value })
          }}
        />
        <Select
          label={t('network:areaParent')}
          value={form.parentId ?? ''}
          emptyLabel={t('network:areaRoot')}
          options={parents.map(({ area: above, depth }) => ({
            value: above.id,
            label: `${'\u00a0\u00a0'.repeat(depth)}${above.name}`,
          }))}
          onChange={(parentId) => change({ parentId: parentId === '' ? null : parentId })}
        />
        <WordsField
          label={t('network:areaAlsoKnown')}
          hint={t('network:areaAlsoKnownHint')}
          words={form.alsoKnownAs ?? []}
          error={faulty('alsoKnownAs') ? t('network:areaAlsoKnownFault') : undefined}
          onChange={(words) => change({ alsoKnownAs: words.length === 0 ? undefined : words })}
        />
        <TextArea
          label={t('network:areaPilotReason')}
          hint={t('network:areaPilotHint')}
          need="optional"
          value={form.pilotReason ?? ''}
          maxLength={400}
          onInput={(text) => change({ pilotReason: text === '' ? undefined : text })}
        />
      </Card>
      <Population form={form} change={change} faulty={faulty} />
      <FormActions thing={thing} onSaved={onSaved} />
    </div>
  )
}

type FormPart = {
  form: Area
  change: (part: Partial<Area>) => void
  faulty: (path: string) => boolean
}

function Population({ form, change, faulty }: FormPart) {
  const bands = ageBands.filter(({ code }) => code !== 'not_recorded')
  const withBand = (band: AgeBand, count: number | undefined): Area['children'] => {
    const { [band]: _, ...others } = form.children ?? {}
    return count === undefined ? others : { ...others, [band]: count }
  }
  return (
    <Disclosure summary={t('network:areaPopulation')} open={form.children !== undefined}>
      <p class="small muted">{t('network:areaPopulationText')}</p>
      <TextField
        label={t('network:areaPopulationOn')}
        type="date"
        value={form.populationOn ?? ''}
        error={faulty('populationOn') ? t('network:dayMissing') : undefined}
        onInput={(day) => change({ populationOn: day === '' ? undefined : day })}
      />
      <div class="field-grid">
        {bands.map(({ code }) => (
          <NumberField
            key={code}
            label={label('ageBand', code)}
            value={form.children?.[code]}
            error={faulty(`children.${code}`) ? t('network:countMissing') : undefined}
            onChange={(count) => change({ children: withBand(code, count) })}
          />
        ))}
      </div>
    </Disclosure>
  )
}
