/** One version: when, how, by which organisation, and field by field what it changed. */
import { type Offer, offerSchema } from '../../../shared/offer.ts'
import { fieldLabel, fieldText, type Names } from '../../offer-view/field-words.ts'
import { Button } from '../../ui/button.tsx'
import { instantText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'
import type { Step } from './versions.ts'

export function HistoryStep(props: {
  step: Step
  names: Names
  newest: boolean
  first: boolean
  onRestore: ((offer: Offer) => void) | undefined
}) {
  const { step, names, newest, first, onRestore } = props
  const when = instantText(step.at)
  const how = t(`offers:historyHow.${step.how}`)
  const who = step.by === undefined ? undefined : names.organisations.get(step.by)?.name
  const offer = offerSchema.safeParse(step.data)
  return (
    <li class="card">
      <h2 class="history-when">
        {who === undefined ? t('offers:historyLine', { when, how }) : t('offers:historyBy', { when, how, who })}
      </h2>
      {newest && <p class="small muted">{t('offers:historyNow')}</p>}
      {step.data === null ? (
        <p>{t('offers:historyRemoved')}</p>
      ) : first ? (
        <p class="muted">{t('offers:historyFirst')}</p>
      ) : (
        <Differences step={step} names={names} />
      )}
      {onRestore !== undefined && offer.success && (
        <div class="row">
          <Button small icon="undo" onClick={() => onRestore(offer.data)}>
            {t('offers:restoreNamed', { when })}
          </Button>
        </div>
      )}
    </li>
  )
}

function Differences({ step: { changes }, names }: { step: Step; names: Names }) {
  const fields = Object.keys(changes?.now ?? {})
  if (changes === undefined || fields.length === 0) return <p class="muted">{t('offers:historySame')}</p>
  return (
    <dl class="history-changes">
      {fields.map((field) => (
        <div key={field}>
          <dt class="strong">{fieldLabel(field)}</dt>
          <dd class="pre-line">
            <del>{fieldText(field, changes.was[field], names)}</del> →{' '}
            <ins>{fieldText(field, changes.now[field], names)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
