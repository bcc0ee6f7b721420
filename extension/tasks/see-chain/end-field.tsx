/** One end of a link: found by typing, an offer by its title and provider or a type by its name. */
import type { LinkEnd } from '../../../shared/chain-link.ts'
import { codesOf } from '../../../shared/codes/index.ts'
import { fold } from '../../../shared/text/fold.ts'
import { RemovableChip } from '../../ui/chips.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import type { Option } from '../../ui/select.tsx'
import { label as codeLabel, t } from '../../ui/words.ts'
import { endText } from './end-words.ts'
import type { Chain } from './use-chain.ts'

const mostSuggested = 8

export function EndField(props: {
  chain: Chain
  label: string
  end: LinkEnd | undefined
  error: string | undefined
  onChange: (end: LinkEnd | undefined) => void
}) {
  const { chain, end, label } = props
  if (end !== undefined)
    return (
      <div class="field">
        <span class="field-label">{label}</span>
        <div class="row">
          <RemovableChip label={endText(chain, end)} onRemove={() => props.onChange(undefined)} />
        </div>
      </div>
    )
  return (
    <Combobox
      label={label}
      need="required"
      hint={t('chain:linkEndHint')}
      placeholder={t('chain:linkEndPlaceholder')}
      error={props.error}
      suggest={(typed) => suggestions(chain, typed)}
      onPick={(value) => props.onChange(endOf(value))}
    />
  )
}

/** Types first: a link between types serves every offer of them. */
function suggestions(chain: Chain, typed: string): Option[] {
  const wanted = fold(typed.trim())
  if (wanted === '') return []
  const types = codesOf('offerType')
    .map((type) => ({ value: `type:${type}`, label: t('chain:everyOfType', { type: codeLabel('offerType', type) }) }))
    .filter((option) => fold(option.label).includes(wanted))
  const offers: Option[] = []
  for (const offer of chain.everywhere) {
    if (types.length + offers.length >= mostSuggested) break
    const provider = chain.organisations.get(offer.organisationId)
    const text = [offer.title, provider?.shortName ?? provider?.name].filter(Boolean).join(' · ')
    if (fold(text).includes(wanted)) offers.push({ value: `offer:${offer.id}`, label: text })
  }
  return [...types.slice(0, mostSuggested / 2), ...offers].slice(0, mostSuggested)
}

function endOf(value: string): LinkEnd | undefined {
  const [kind, key = ''] = value.split(':')
  if (kind === 'offer') return { offerId: key }
  const offerType = codesOf('offerType').find((type) => type === key)
  return offerType === undefined ? undefined : { offerType }
}
