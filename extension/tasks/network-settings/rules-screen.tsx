/** The rules of the network: name, periods, what is open to the public, what an offer must say, thresholds. */
import type { Network } from '../../../shared/network.ts'
import { requirableFields } from '../../../shared/network.ts'
import { FormActions } from '../../catalogue-form/form-actions.tsx'
import { useThingForm } from '../../catalogue-form/use-thing-form.ts'
import { useLive } from '../../store/live.ts'
import { readSettings } from '../../store/network-settings.ts'
import { Card } from '../../ui/card.tsx'
import { Checkbox, CheckboxGroup } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'

/** `/network`, the first of the settings. */
export function RulesScreen() {
  const known = useLive(async () => ({ network: await readSettings() }), [])
  if (known === undefined) return <Loading />
  return (
    <>
      <PageHeader title={t('network:rulesTitle')} />
      {known.network === undefined ? <NoNetwork /> : <Rules network={known.network} />}
    </>
  )
}

/** In place of any setting of the network before the first sync. */
export function NoNetwork() {
  return (
    <EmptyState title={t('network:noNetwork')}>
      <p>{t('network:noNetworkText')}</p>
    </EmptyState>
  )
}

function Rules({ network }: { network: Network }) {
  const thing = useThingForm<Network>({ kind: 'network', item: 'network', present: network, empty: network, tidy })
  if (thing === undefined) return <Loading />
  const { form, change, faulty } = thing
  const range = (path: string, min: number, max: number) =>
    faulty(path) ? t('network:outOfRange', { min, max }) : undefined
  const months = (period: keyof Network['retention'], min: number) => (
    <NumberField
      label={t(`network:retention.${period}`)}
      hint={t(`network:retentionHint.${period}`)}
      error={range(`retention.${period}`, min, 120)}
      value={form.retention[period]}
      onChange={(value) => change({ retention: { ...form.retention, [period]: value ?? Number.NaN } })}
    />
  )
  const threshold = (name: keyof Network['thresholds'], min: number, max: number) => (
    <NumberField
      label={t(`network:threshold.${name}`)}
      hint={t(`network:thresholdHint.${name}`)}
      error={range(`thresholds.${name}`, min, max)}
      value={form.thresholds[name]}
      onChange={(value) => change({ thresholds: { ...form.thresholds, [name]: value ?? Number.NaN } })}
    />
  )
  return (
    <div class="form-width stack-loose">
      <Card label={t('network:general')}>
        <h2>{t('network:general')}</h2>
        <TextField
          label={t('network:name')}
          need="required"
          error={faulty('name') ? t('network:nameMissing') : undefined}
          value={form.name}
          maxLength={120}
          onInput={(name) => change({ name })}
        />
        <NumberField
          label={t('network:respondWithinDays')}
          hint={t('network:respondWithinDaysHint')}
          error={range('respondWithinDays', 1, 60)}
          value={form.respondWithinDays}
          onChange={(value) => change({ respondWithinDays: value ?? Number.NaN })}
        />
      </Card>
      <Card label={t('network:retentionTitle')}>
        <h2>{t('network:retentionTitle')}</h2>
        <p class="small muted">{t('network:retentionText')}</p>
        {months('sealed', 1)}
        {months('ended', 3)}
        {months('silent', 6)}
      </Card>
      <Card label={t('network:openTitle')}>
        <h2>{t('network:openTitle')}</h2>
        {(['readApi', 'answerPage', 'contributeSearches'] as const).map((name) => (
          <Checkbox
            key={name}
            label={t(`network:open.${name}`)}
            hint={t(`network:openHint.${name}`)}
            checked={form[name]}
            onChange={(on) => change({ [name]: on })}
          />
        ))}
        {(['imprint', 'dataProtection'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`network:page.${name}`)}
            hint={t('network:pageHint')}
            error={faulty(name) ? t('network:pageFault') : undefined}
            value={form[name] ?? ''}
            maxLength={300}
            inputMode="url"
            onInput={(address) => change({ [name]: address })}
          />
        ))}
      </Card>
      <Card label={t('network:requiredTitle')}>
        <CheckboxGroup
          label={t('network:requiredTitle')}
          hint={t('network:requiredText')}
          options={requirableFields.map((value) => ({ value, label: t(`network:field.${value}`) }))}
          values={form.requiredFields}
          onChange={(requiredFields) => change({ requiredFields })}
        />
      </Card>
      <Card label={t('network:thresholdTitle')}>
        <h2>{t('network:thresholdTitle')}</h2>
        <p class="small muted">{t('network:thresholdText')}</p>
        {threshold('show', 8, 100)}
        {threshold('base', 20, 500)}
      </Card>
      <FormActions thing={thing} />
    </div>
  )
}

/** An emptied field says nothing. */
function tidy({ imprint, dataProtection, ...rest }: Network): Network {
  const [legal, privacy] = [imprint?.trim() ?? '', dataProtection?.trim() ?? '']
  return { ...rest, ...(legal !== '' && { imprint: legal }), ...(privacy !== '' && { dataProtection: privacy }) }
}
