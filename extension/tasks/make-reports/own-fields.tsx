/** The editor of own numbers: a title and rows of name, value and unit. */
import { useRef } from 'preact/hooks'
import type { ReportBlock } from '../../../shared/report.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { OrderedRows } from '../../ui/ordered-rows.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import type { OwnBlock } from './own-numbers.tsx'

const mostRows = 40

type Row = OwnBlock['rows'][number] & { key: string; wrong?: boolean }

export function OwnFields({ block, onChange }: { block: OwnBlock; onChange: (block: ReportBlock) => void }) {
  const keyed = useKeyedRows(block.rows)
  const keep = (rows: readonly Row[]) => {
    keyed.remember(rows)
    onChange({ ...block, rows: rows.map(({ label, value, unit }) => ({ label, value, unit })) })
  }
  return (
    <>
      <TextField
        label={t('reports:ownTitle')}
        maxLength={200}
        value={block.title}
        onInput={(title) => onChange({ ...block, title })}
      />
      <OrderedRows<Row>
        items={keyed.rows}
        keyOf={({ key }) => key}
        nameOf={({ label }) => label || t('reports:ownRow')}
        onChange={keep}
        add={{
          label: t('reports:ownAdd'),
          make: () => ({ key: keyed.newKey(), label: '', value: null, unit: block.rows.at(-1)?.unit ?? '€' }),
          most: mostRows,
        }}
      >
        {(row, edit) => (
          <div class="field-grid">
            <TextField
              label={t('reports:ownLabel')}
              maxLength={200}
              value={row.label}
              onInput={(label) => edit({ label })}
            />
            <NumberField
              label={t('reports:ownValue')}
              decimals
              error={row.wrong ? t('reports:ownNumberFault') : undefined}
              value={row.wrong ? Number.NaN : (row.value ?? undefined)}
              onChange={(value) => {
                const wrong = Number.isNaN(value)
                edit({ value: wrong ? null : (value ?? null), wrong })
              }}
            />
            <TextField
              label={t('reports:ownUnit')}
              maxLength={40}
              value={row.unit}
              onInput={(unit) => edit({ unit })}
            />
          </div>
        )}
      </OrderedRows>
    </>
  )
}

/** Rows of a definition have no ids: here each keeps a key while it moves, and whether what was typed is no number. */
function useKeyedRows(rows: OwnBlock['rows']) {
  const known = useRef<{ key: string; wrong?: boolean }[]>([])
  const made = useRef(0)
  const newKey = () => {
    made.current += 1
    return String(made.current)
  }
  while (known.current.length < rows.length) known.current.push({ key: newKey() })
  return {
    newKey,
    rows: rows.map((row, at): Row => ({ ...row, ...(known.current[at] ?? { key: newKey() }) })),
    remember(next: readonly Row[]) {
      known.current = next.map(({ key, wrong }) => ({ key, ...(wrong && { wrong }) }))
    },
  }
}
