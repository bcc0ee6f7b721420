/** One code of a list, the network's own among them. */
import type { CodeList, CodeOf } from '../../../shared/codes/index.ts'
import type { FieldFrame } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { choices, t } from '../../ui/words.ts'

export function CodeField<L extends CodeList>(
  props: FieldFrame & {
    list: L
    standard: CodeOf<L> | ''
    own: readonly string[]
    emptyLabel?: string
    onChange: (standard: CodeOf<L> | '', own: string[]) => void
  },
) {
  const { list, standard, own, onChange, emptyLabel = t('offers:choose'), ...frame } = props
  const all = choices(list, [standard, ...own])
  const codes = new Set(all.map(({ code }) => code))
  const value = all.find((choice) => own.includes(choice.code) && choice.standard === standard)?.code ?? standard
  return (
    <Select
      {...frame}
      value={value}
      emptyLabel={emptyLabel}
      options={all.map(({ code, label }) => ({ value: code, label }))}
      onChange={(code) => {
        const others = own.filter((each) => !codes.has(each))
        const choice = all.find((each) => each.code === code)
        const taken = choice !== undefined && choice.code !== choice.standard
        onChange((choice?.standard ?? '') as CodeOf<L> | '', taken ? [...others, choice.code] : others)
      }}
    />
  )
}
