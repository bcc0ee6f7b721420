/** Areas, chosen by typing their names. */
import { type AreaTree, areaText, suggestAreas } from '../../offer-view/area-tree.ts'
import { ChipRow, RemovableChip } from '../../ui/chips.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { t } from '../../ui/words.ts'

export function AreasField(props: {
  tree: AreaTree
  values: readonly string[]
  error: string | undefined
  onChange: (values: string[]) => void
}) {
  const { tree, values, onChange } = props
  return (
    <div class="stack-tight">
      <Combobox
        label={t('offers:field.areaIds')}
        hint={t('offers:areasHint')}
        error={props.error}
        placeholder={t('offers:areaAdd')}
        suggest={(typed) =>
          suggestAreas(tree, typed)
            .filter(({ id }) => !values.includes(id))
            .map(({ id }) => ({ value: id, label: areaText(tree, id) }))
        }
        onPick={(id) => onChange([...values, id])}
      />
      {values.length > 0 && (
        <ChipRow label={t('offers:field.areaIds')}>
          {values.map((id) => (
            <RemovableChip
              key={id}
              label={areaText(tree, id)}
              onRemove={() => onChange(values.filter((each) => each !== id))}
            />
          ))}
        </ChipRow>
      )}
    </div>
  )
}
