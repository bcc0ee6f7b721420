/** One group of synonyms: its words, and the kinds of offer they lead to. */
import type { OfferType } from '../../../shared/codes/index.ts'
import type { Synonyms } from '../../../shared/network.ts'
import { FormActions } from '../../catalogue-form/form-actions.tsx'
import { removeThing, useThingForm } from '../../catalogue-form/use-thing-form.ts'
import type { SynonymGroup } from '../../store/network-settings.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChipRow, RemovableChip } from '../../ui/chips.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Loading } from '../../ui/loading.tsx'
import { label, options, t } from '../../ui/words.ts'
import { WordsField } from './words-field.tsx'

const mostTypes = 10

type Props = { id: string; group: SynonymGroup | undefined; onDone: () => void }

export function SynonymForm({ id, group, onDone }: Props) {
  const present = group === undefined ? undefined : { words: group.words, offerTypes: group.offerTypes }
  const thing = useThingForm<Synonyms>({
    kind: 'synonyms',
    item: id,
    present,
    empty: { words: [], offerTypes: [] },
  })
  if (thing === undefined) return <Loading />
  const { form, change, faulty } = thing
  const take = (offerType: OfferType) => {
    if (form.offerTypes.length < mostTypes) change({ offerTypes: [...new Set([...form.offerTypes, offerType])] })
  }
  return (
    <Card label={t('network:synonymGroup')}>
      <WordsField
        label={t('network:synonymWords')}
        hint={t('network:synonymWordsHint')}
        need="required"
        words={form.words}
        error={faulty('words') ? t('network:synonymWordsMissing') : undefined}
        onChange={(words) => change({ words })}
      />
      <Combobox
        label={t('network:synonymTypes')}
        hint={t('network:synonymTypesHint')}
        need="required"
        error={faulty('offerTypes') ? t('network:synonymTypesMissing') : undefined}
        suggest={(text) =>
          options('offerType')
            .filter((option) => option.label.toLowerCase().includes(text.trim().toLowerCase()))
            .slice(0, 12)
        }
        onPick={(value) => {
          const found = options('offerType').find((option) => option.value === value)
          if (found !== undefined) take(found.value)
        }}
      />
      {form.offerTypes.length > 0 && (
        <ChipRow label={t('network:synonymTypes')}>
          {form.offerTypes.map((offerType) => (
            <RemovableChip
              key={offerType}
              label={label('offerType', offerType)}
              onRemove={() => change({ offerTypes: form.offerTypes.filter((each) => each !== offerType) })}
            />
          ))}
        </ChipRow>
      )}
      <FormActions thing={thing} onSaved={onDone} />
      <div class="row">
        <Button kind="quiet" onClick={onDone}>
          {t('network:close')}
        </Button>
        {present !== undefined && (
          <Button kind="danger" icon="delete" onClick={() => void removeThing('synonyms', id, present).then(onDone)}>
            {t('network:synonymRemove')}
          </Button>
        )}
      </div>
    </Card>
  )
}
