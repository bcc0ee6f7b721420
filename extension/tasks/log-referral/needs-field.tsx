/** The needs: suggestions by number key or press, any other by typing. */
import type { Need } from '../../../shared/codes/index.ts'
import { ChipToggles } from '../../ui/chips.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { singleKeys, useShortcut } from '../../ui/shortcuts.ts'
import { choices, label, t } from '../../ui/words.ts'
import { suggestNeeds, withNeedToggled } from './suggest-needs.ts'

type Props = { suggested: readonly Need[]; chosen: readonly Need[]; error?: string; onChange: (needs: Need[]) => void }

export function NeedsField({ suggested, chosen, error, onChange }: Props) {
  const others = chosen.filter((need) => need !== 'not_recorded' && !suggested.includes(need))
  const shown: Need[] = [...suggested, ...others, 'not_recorded']
  const full = chosen.length >= 3
  const numbered = (need: Need, at: number) =>
    singleKeys.value && at < 9 ? `${at + 1} ${label('need', need)}` : label('need', need)
  return (
    <div class="section">
      <ChipToggles
        label={t('log:needs')}
        need="required"
        hint={full ? t('log:needsFull') : t('log:needsHint')}
        error={error}
        max={3}
        options={shown.map((need, at) => ({ value: need, label: numbered(need, at) }))}
        values={chosen}
        onChange={(values) => onChange(toggled(chosen, values))}
      />
      {shown.slice(0, 9).map((need, at) => (
        <NeedKey key={need} at={at} need={need} onPress={() => onChange(withNeedToggled(chosen, need))} />
      ))}
      {!full && (
        <Combobox
          label={t('log:needsTypeAhead')}
          placeholder={t('log:needsPlaceholder')}
          suggest={(typed) => suggestNeeds(typed, choices('need'), chosen).slice(0, 12)}
          onPick={(value) => onChange(withNeedToggled(chosen, value as Need))}
        />
      )}
    </div>
  )
}

/** The one chip that was pressed, under the rule that `not_recorded` stands alone. */
function toggled(before: readonly Need[], after: readonly Need[]): Need[] {
  const pressed = after.find((need) => !before.includes(need)) ?? before.find((need) => !after.includes(need))
  return pressed === undefined ? [...before] : withNeedToggled(before, pressed)
}

function NeedKey({ at, need, onPress }: { at: number; need: Need; onPress: () => void }) {
  useShortcut(String(at + 1), label('need', need), onPress)
  return null
}
