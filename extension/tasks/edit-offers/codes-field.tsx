/** Codes to choose from, the network's own among them, as toggles. */
import type { CodeList, CodeOf } from '../../../shared/codes/index.ts'
import { ChipToggles } from '../../ui/chips.tsx'
import type { FieldFrame } from '../../ui/field.tsx'
import { choices } from '../../ui/words.ts'
import { isChosen, toggled } from './own-code-choice.ts'

export function CodesField<L extends CodeList>(
  props: FieldFrame & {
    list: L
    standard: readonly CodeOf<L>[]
    own: readonly string[]
    onChange: (standard: CodeOf<L>[], own: string[]) => void
  },
) {
  const { list, standard, own, onChange, ...frame } = props
  const all = choices(list, [...standard, ...own])
  const values = all.filter((choice) => isChosen({ standard, own }, all, choice)).map(({ code }) => code)
  const change = (next: string[]) => {
    const pressed = all.find(({ code }) => next.includes(code) !== values.includes(code))
    if (pressed === undefined) return
    const chosen = toggled({ standard, own }, all, pressed)
    onChange([...chosen.standard] as CodeOf<L>[], [...chosen.own])
  }
  return (
    <ChipToggles
      {...frame}
      options={all.map(({ code, label }) => ({ value: code, label }))}
      values={values}
      onChange={change}
    />
  )
}
