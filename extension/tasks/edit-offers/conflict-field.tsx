/** One field on which two sides differ. Lists can be joined: what either added stays, what either took away goes. */
import type { Fields } from '../../../shared/protocol/edits.ts'
import { sameValue } from '../../../shared/same-value.ts'
import { fieldLabel, fieldText, type Names } from '../../offer-view/field-words.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { t } from '../../ui/words.ts'
import { mergedList } from './merge-lists.ts'

type Value = Fields[string]
type Side = 'theirs' | 'mine' | 'both'

export function ConflictField(props: {
  field: string
  was: Value | undefined
  theirs: Value
  mine: Value
  names: Names
  chosen: Value | undefined
  error: string | undefined
  onChoose: (value: Value) => void
}) {
  const { field, was, theirs, mine, names, chosen, onChoose } = props
  // Lists of JSON joined are a list of JSON.
  const both = mergedList(was, theirs, mine) as Value[] | undefined
  const sides: { side: Side; value: Value }[] = [
    { side: 'theirs', value: theirs },
    { side: 'mine', value: mine },
    ...(both === undefined || sameValue(both, theirs) || sameValue(both, mine)
      ? []
      : [{ side: 'both' as const, value: both }]),
  ]
  const text = (value: Value | undefined) => fieldText(field, value, names)
  return (
    <section class="card" aria-label={fieldLabel(field)}>
      <h2>{fieldLabel(field)}</h2>
      <dl class="conflict-sides">
        <Told term={t('offers:stood')} text={text(was)} />
        <Told term={t('offers:theirs')} text={text(theirs)} />
        <Told term={t('offers:mineSide')} text={text(mine)} />
        {sides.length > 2 && <Told term={t('offers:both')} text={text(both)} />}
      </dl>
      <RadioGroup
        label={t('offers:chooseWhat', { field: fieldLabel(field) })}
        value={chosen === undefined ? undefined : sides.find(({ value }) => sameValue(value, chosen))?.side}
        error={props.error}
        options={sides.map(({ side }) => ({ value: side, label: t(`offers:bothSides.${side}`) }))}
        onChange={(side) => {
          const taken = sides.find((each) => each.side === side)
          if (taken !== undefined) onChoose(taken.value)
        }}
      />
    </section>
  )
}

function Told({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt class="small muted">{term}</dt>
      <dd class="pre-line">{text}</dd>
    </div>
  )
}
