/** The search field over the list of offers, and what narrows it down. */
import { useId } from 'preact/hooks'
import { offerStatuses } from '../../../shared/offer.ts'
import { areaText, treeOf } from '../../offer-view/area-tree.ts'
import type { EditingGround } from '../../store/offer-editing.ts'
import { ChipToggles } from '../../ui/chips.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { options, t } from '../../ui/words.ts'
import { type RowFilters, type RowOrder, rowOrders } from './offer-rows.ts'

const only = ['mine', 'incomplete', 'stale', 'reported'] as const

type Props = { filters: RowFilters; ground: EditingGround; onChange: (change: Partial<RowFilters>) => void }

export function ListFilters({ filters, ground, onChange }: Props) {
  const id = useId()
  const chosen = only.filter((name) => filters[name])
  return (
    <div class="stack">
      <div class="field">
        <label class="field-label" for={id}>
          {t('offers:search')}
        </label>
        <div class="search-field">
          <Icon name="search" />
          <input
            id={id}
            class="input"
            type="search"
            autocomplete="off"
            maxLength={200}
            value={filters.typed}
            onInput={(event) => onChange({ typed: event.currentTarget.value })}
          />
        </div>
      </div>
      <ChipToggles
        label={t('offers:onlyThese')}
        options={only.map((name) => ({ value: name, label: t(`offers:${name}`) }))}
        values={chosen}
        onChange={(names) => onChange(Object.fromEntries(only.map((name) => [name, names.includes(name)])))}
      />
      <Disclosure summary={t('offers:filters')}>
        <NarrowingFilters filters={filters} ground={ground} onChange={onChange} />
      </Disclosure>
    </div>
  )
}

function NarrowingFilters({ filters, ground, onChange }: Props) {
  const tree = treeOf(ground.areas)
  const collator = new Intl.Collator('de')
  const providers = [...ground.organisations.values()]
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((one, other) => collator.compare(one.label, other.label))
  const areas = ground.areas
    .map(({ id }) => ({ value: id, label: areaText(tree, id) }))
    .sort((one, other) => collator.compare(one.label, other.label))
  return (
    <div class="filter-grid">
      <Select
        label={t('offers:filterStatus')}
        emptyLabel={t('offers:all')}
        value={filters.status}
        options={offerStatuses.map((status) => ({ value: status, label: t(`offers:status.${status}`) }))}
        onChange={(status) => onChange({ status: status as RowFilters['status'] })}
      />
      <Select
        label={t('offers:filterOrganisation')}
        emptyLabel={t('offers:all')}
        value={filters.organisationId}
        options={providers}
        onChange={(organisationId) => onChange({ organisationId })}
      />
      <Select
        label={t('offers:filterArea')}
        emptyLabel={t('offers:all')}
        value={filters.areaId}
        options={areas}
        onChange={(areaId) => onChange({ areaId })}
      />
      <Select
        label={t('offers:filterType')}
        emptyLabel={t('offers:all')}
        value={filters.offerType}
        options={options('offerType')}
        onChange={(offerType) => onChange({ offerType: offerType as RowFilters['offerType'] })}
      />
      <Select
        label={t('offers:order')}
        value={filters.order}
        options={rowOrders.map((order) => ({ value: order, label: t(`offers:orders.${order}`) }))}
        onChange={(order) => onChange({ order: order as RowOrder })}
      />
    </div>
  )
}
