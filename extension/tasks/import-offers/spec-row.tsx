/** One field and where its value comes from: a column, a fixed value, several columns, or nowhere. */
import type { Spec } from '../../../shared/protocol/import-mapping.ts'
import type { Import } from '../../../shared/protocol/imports.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { choicesOfField, type FieldPath, mappedFieldLabel } from './mapping-fields.ts'

type Props = {
  path: FieldPath
  spec: Spec | undefined
  columns: Import['columns']
  /** Whether the import waits for this field. */
  asked: boolean
  onChange: (spec: Spec | undefined) => void
}

const fixed = '='
const several = '+'
const ofColumn = 'c:'

export function SpecRow({ path, spec, columns, asked, onChange }: Props) {
  const name = mappedFieldLabel(path)
  const choices = choicesOfField(path)
  const samples = columns.find((column) => column.name === spec?.column)?.samples ?? []
  const choose = (value: string) => {
    if (value === '') onChange(undefined)
    else if (value === fixed) onChange({ value: choices?.[0]?.value ?? '' })
    else if (value.startsWith(ofColumn)) onChange({ column: value.slice(ofColumn.length) })
  }
  return (
    <div class="mapping-row">
      <Select
        label={name}
        {...(asked && { error: t('imports:asked') })}
        value={originOf(spec)}
        emptyLabel={t('imports:fromNowhere')}
        options={[
          ...columns.map((column) => ({ value: ofColumn + column.name, label: column.name })),
          { value: fixed, label: t('imports:fixed') },
          ...(spec?.template === undefined
            ? []
            : [{ value: several, label: t('imports:several', { template: spec.template }) }]),
        ]}
        onChange={choose}
      />
      {spec?.value !== undefined &&
        (choices === undefined ? (
          <TextField
            label={t('imports:valueOf', { field: name })}
            value={spec.value}
            maxLength={200}
            onInput={(value) => onChange({ ...spec, value })}
          />
        ) : (
          <Select
            label={t('imports:valueOf', { field: name })}
            value={spec.value}
            emptyLabel={t('imports:choose')}
            options={choices}
            onChange={(value) => onChange({ ...spec, value })}
          />
        ))}
      {samples.length > 0 && (
        <p class="small muted mapping-samples">{t('imports:samples', { samples: samples.slice(0, 3).join(' · ') })}</p>
      )}
      {spec?.column !== undefined && choices !== undefined && (
        <Translation name={name} spec={spec} samples={samples} choices={choices} onChange={onChange} />
      )}
    </div>
  )
}

function originOf(spec: Spec | undefined): string {
  if (spec?.column !== undefined) return ofColumn + spec.column
  if (spec?.template !== undefined) return several
  return spec === undefined ? '' : fixed
}

type TranslationProps = {
  name: string
  spec: Spec
  samples: readonly string[]
  choices: readonly { value: string; label: string }[]
  onChange: (spec: Spec) => void
}

/** What each text of the column stands for; what is a code or a label anyway needs no line. */
function Translation({ name, spec, samples, choices, onChange }: TranslationProps) {
  const texts = [...new Set([...Object.keys(spec.values ?? {}), ...samples])].filter((text) => text !== '')
  const translate = (text: string, code: string) => {
    const { [text]: _, ...others } = spec.values ?? {}
    const values = code === '' ? others : { ...others, [text]: code }
    const { values: __, ...rest } = spec
    onChange(Object.keys(values).length === 0 ? rest : { ...rest, values })
  }
  const other = (code: string) => {
    const { default: _, ...rest } = spec
    onChange(code === '' ? rest : { ...rest, default: code })
  }
  return (
    <Disclosure summary={t('imports:translate', { field: name })}>
      {texts.map((text) => (
        <Select
          key={text}
          label={t('imports:standsFor', { text })}
          value={spec.values?.[text] ?? ''}
          emptyLabel={t('imports:asWritten')}
          options={choices}
          onChange={(code) => translate(text, code)}
        />
      ))}
      <Select
        label={t('imports:allOther')}
        value={spec.default ?? ''}
        emptyLabel={t('imports:asWritten')}
        options={choices}
        onChange={other}
      />
    </Disclosure>
  )
}
