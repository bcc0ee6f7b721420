/** One code list: labels, order, what is switched off, own codes under standard ones. */
import { useLocation } from 'wouter-preact'
import { type Codes, codesSchema } from '../../../shared/codes/adjusted.ts'
import { codeLabel, codesOf } from '../../../shared/codes/index.ts'
import { FormActions } from '../../catalogue-form/form-actions.tsx'
import { useThingForm } from '../../catalogue-form/use-thing-form.ts'
import { useLive } from '../../store/live.ts'
import { readCodesOf, readCodeUse } from '../../store/network-settings.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { OrderedRows } from '../../ui/ordered-rows.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { locale, t } from '../../ui/words.ts'
import { isOpen, isShaped, type ShapedList } from './code-lists.ts'
import { type CodeRow, codesOfRows, freeCode, rowsOf, tidied } from './list-form.ts'

const mostOwn = 100

export function ListScreen({ name }: { name: string }) {
  const [, navigate] = useLocation()
  if (!isShaped(name)) return <EmptyState title={t('network:listGone')} />
  return (
    <>
      <PageHeader
        title={t(`network:lists.${name}`)}
        onBack={() => navigate('/network/codes')}
        backLabel={t('network:backToLists')}
      />
      <p>{isOpen(name) ? t('network:listLead') : t('network:listLeadLabels')}</p>
      <ListForm list={name} />
    </>
  )
}

function ListForm({ list }: { list: ShapedList }) {
  const known = useLive(async () => ({ ...(await readCodesOf(list)), uses: await readCodeUse(list) }), [list])
  return known === undefined ? <Loading /> : <Rows list={list} {...known} />
}

type Known = { codes: Codes; stored: boolean; uses: ReadonlyMap<string, number> }

function Rows({ list, codes, stored, uses }: { list: ShapedList } & Known) {
  const thing = useThingForm<Codes>({
    kind: 'codes',
    item: list,
    present: stored ? codes : undefined,
    empty: codesSchema.parse({ list }),
    tidy: tidied,
  })
  if (thing === undefined) return <Loading />
  const rows = rowsOf(thing.form)
  const change = (next: readonly CodeRow[]) => thing.change(codesOfRows(list, next))
  const open = isOpen(list)
  return (
    <div class="form-width stack-loose">
      <OrderedRows<CodeRow>
        items={rows}
        keyOf={({ code }) => code}
        nameOf={({ de, usual }) => de || (usual?.de ?? '') || t('network:ownUnnamed')}
        onChange={change}
        removable={({ usual, code }) => usual === undefined && !uses.has(code)}
        {...(open && {
          add: {
            label: t('network:ownAdd'),
            most: codesOf(list).length + mostOwn,
            make: () => ({
              code: freeCode(rows),
              usual: undefined,
              de: '',
              en: '',
              off: false,
              standard: codesOf(list)[0],
            }),
          },
        })}
      >
        {(row, edit) => (
          <RowFields
            list={list}
            row={row}
            edit={edit}
            faulty={ownFault(thing.faulty, thing.form, row)}
            used={uses.get(row.code) ?? 0}
          />
        )}
      </OrderedRows>
      <FormActions thing={thing} />
    </div>
  )
}

type RowProps = {
  list: ShapedList
  row: CodeRow
  edit: (part: Partial<CodeRow>) => void
  faulty: boolean
  used: number
}

function RowFields({ list, row, edit, faulty, used }: RowProps) {
  const { usual } = row
  // What becomes of offers that bear a code is asked when it goes, not before.
  const told = used > 0 && (row.off || usual === undefined)
  return (
    <>
      <div class="field-pair">
        <TextField
          label={usual === undefined ? t('network:ownDe') : t('network:labelDe', { usual: usual.de })}
          value={row.de}
          maxLength={120}
          error={faulty ? t('network:ownMissing') : undefined}
          {...(usual !== undefined && { placeholder: usual.de })}
          onInput={(de) => edit({ de })}
        />
        <TextField
          label={usual === undefined ? t('network:ownEn') : t('network:labelEn', { usual: usual.en })}
          value={row.en}
          maxLength={120}
          {...(usual !== undefined && { placeholder: usual.en })}
          onInput={(en) => edit({ en })}
        />
      </div>
      {usual === undefined && (
        <Select
          label={t('network:ownStandard')}
          hint={t('network:ownStandardHint')}
          value={row.standard}
          options={codesOf(list).map((code) => ({ value: code, label: codeLabel(list, code, locale()) }))}
          onChange={(standard) => edit({ standard })}
        />
      )}
      {isOpen(list) && row.code !== 'not_recorded' && (
        <Checkbox label={t('network:codeOn')} checked={!row.off} onChange={(on) => edit({ off: !on })} />
      )}
      {told && <p class="small muted">{t(row.off ? 'network:codeOffUsed' : 'network:ownUsed', { count: used })}</p>}
    </>
  )
}

/** Whether saving found the own code's label missing. */
function ownFault(faulty: (path: string) => boolean, codes: Codes, row: CodeRow): boolean {
  const at = codes.own.findIndex(({ code }) => code === row.code)
  return at >= 0 && faulty(`own.${at}.de`)
}
