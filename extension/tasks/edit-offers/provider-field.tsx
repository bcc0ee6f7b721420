/** Whose the offer is. Told to everybody; moved to another organisation by those alone who may, which is seldom. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { EditingGround } from '../../store/offer-editing.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { t } from '../../ui/words.ts'
import type { OfferForm } from './offer-form.ts'
import { possibleProviders, suggestProviders } from './providers.ts'

export function ProviderField(props: {
  form: OfferForm
  ground: EditingGround
  error: string | undefined
  onChange: (change: Pick<OfferForm, 'organisationId'>) => void
}) {
  const { form, ground, error, onChange } = props
  const [choosing, choose] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const wasChoosing = useRef(false)
  useEffect(() => {
    // The focus goes where the next key is meant for, there and back.
    if (choosing !== wasChoosing.current)
      frame.current?.querySelector<HTMLElement>(choosing ? 'input' : 'button')?.focus()
    wasChoosing.current = choosing
  }, [choosing])
  const others = possibleProviders(ground, form).filter(({ id }) => id !== form.organisationId)
  return (
    <div class="stack-tight" ref={frame}>
      <div class="row">
        <p role="status">
          <span class="muted">{t('offers:field.organisationId')}:</span>{' '}
          <span class="strong">{ground.organisations.get(form.organisationId)?.name ?? t('offers:providerGone')}</span>
        </p>
        {others.length > 0 && !choosing && (
          <Button small kind="quiet" icon="edit" onClick={() => choose(true)}>
            {t('offers:providerChange')}
          </Button>
        )}
        {/* Above the field: below it, the open list would lie over the button. */}
        {choosing && (
          <Button small kind="quiet" icon="close" onClick={() => choose(false)}>
            {t('cancel')}
          </Button>
        )}
      </div>
      {choosing && (
        <Combobox
          label={t('offers:providerNew')}
          hint={t('offers:providerHint')}
          suggest={(typed) => suggestProviders(others, typed)}
          onPick={(organisationId) => {
            onChange({ organisationId })
            choose(false)
          }}
        />
      )}
      {error !== undefined && <p class="field-error">{error}</p>}
    </div>
  )
}
