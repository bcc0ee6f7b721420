/** Where an offer is to be found. A protected place has no fields for that: what is never typed is kept nowhere. */
import { type AreaTree, areaText } from '../../offer-view/area-tree.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { emptyPlace, type PlaceForm } from './offer-form.ts'
import { RowsField } from './rows-field.tsx'

const lengths = { name: 160, street: 120, postcode: 10, city: 80, accessibility: 300, latitude: 12, longitude: 12 }
const parts = ['name', 'street', 'postcode', 'city', 'accessibility', 'latitude', 'longitude'] as const

export function PlacesField(props: {
  rows: readonly PlaceForm[]
  protectedPlace: boolean
  tree: AreaTree
  errorOf: (path: string) => string | undefined
  onChange: (change: { places?: PlaceForm[]; protectedPlace?: boolean }) => void
}) {
  const { tree, errorOf, onChange } = props
  const areas = [...tree.values()].map(({ id }) => ({ value: id, label: areaText(tree, id) }))
  return (
    <>
      <Checkbox
        label={t('offers:protectedSwitch')}
        hint={t('offers:protectedHint')}
        checked={props.protectedPlace}
        onChange={(protectedPlace) => onChange({ protectedPlace })}
      />
      {props.protectedPlace ? (
        <Notice tone="warning" title={t('offer:protectedTitle')}>
          <p>{t('offers:protectedNotice')}</p>
        </Notice>
      ) : (
        <RowsField
          label={t('offers:field.places')}
          rows={props.rows}
          most={50}
          empty={emptyPlace}
          add={t('offers:placeAdd')}
          nameOf={(number) => t('offers:placeName', { number })}
          error={errorOf('places')}
          onChange={(places) => onChange({ places })}
        >
          {(row, change, at) => (
            <>
              {parts.map((part) => (
                <TextField
                  key={part}
                  label={t(`offers:place.${part}`)}
                  maxLength={lengths[part]}
                  error={errorOf(`places.${at}.${part}`)}
                  value={row[part]}
                  onInput={(text) => change({ [part]: text })}
                />
              ))}
              <Select
                label={t('offers:place.areaId')}
                emptyLabel={t('offers:noneChosen')}
                value={row.areaId}
                error={errorOf(`places.${at}.areaId`)}
                options={areas}
                onChange={(areaId) => change({ areaId })}
              />
            </>
          )}
        </RowsField>
      )}
    </>
  )
}
