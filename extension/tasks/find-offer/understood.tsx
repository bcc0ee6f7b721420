/**
 * What the search understood: an age, a place, a language are offered as case context, an abbreviation
 * shows all its meanings. Nothing typed is dropped in silence.
 */
import type { RefObject } from 'preact'
import { setCaseContext } from '../../store/case-context.ts'
import { announce } from '../../ui/announce.ts'
import { ChipRow, OfferedChip } from '../../ui/chips.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { t } from '../../ui/words.ts'
import { type ContextPart, contextOf, isContextPart, partText, spelledOut, withoutText } from './recognised-words.ts'
import { answer, atStart, query, setQuery } from './search-state.ts'

const takeKeys = 'Alt+U'

export function Understood({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const recognised = atStart.value ? [] : answer.value.recognised
  const parts = recognised.filter(isContextPart)
  const abbreviations = recognised.flatMap((one) =>
    one.kind === 'abbreviation' && one.meanings.length > 1 ? [one] : [],
  )
  const take = (taken: readonly ContextPart[]) => {
    if (taken.length === 0) return
    setCaseContext(Object.assign({}, ...taken.map(contextOf)))
    setQuery(taken.reduce((text, part) => withoutText(text, part.text), query.value))
    announce(t('find:takenAsContext'), { silent: true })
    field.current?.focus()
  }
  useShortcut(takeKeys, t('find:shortcutTake'), () => take(parts))
  return (
    <>
      {parts.length > 0 && (
        <ChipRow label={t('find:understood')} shown>
          {parts.map((part) => (
            <OfferedChip key={part.kind} label={partText(part)} onPress={() => take([part])} />
          ))}
          <KeyHint keys={takeKeys} />
        </ChipRow>
      )}
      {abbreviations.map((one) => (
        <ChipRow key={one.text} label={t('find:meanings', { text: one.text })} shown>
          {one.meanings.map((meaning) => (
            <OfferedChip
              key={meaning.label}
              icon="search"
              label={meaning.label}
              onPress={() => {
                setQuery(spelledOut(query.value, one.text, meaning.label))
                field.current?.focus()
              }}
            />
          ))}
        </ChipRow>
      ))}
    </>
  )
}
