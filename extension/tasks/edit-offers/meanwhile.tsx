/** What somebody else changed while it was being changed here too: told before saving, decided field by field. */
import type { Offer } from '../../../shared/offer.ts'
import type { AreaTree } from '../../offer-view/area-tree.ts'
import { fieldLabel, fieldText } from '../../offer-view/field-words.ts'
import type { EditingGround } from '../../store/offer-editing.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import type { Thing } from './offer-changes.ts'

export function Meanwhile(props: {
  collisions: readonly string[]
  current: Offer
  ground: EditingGround
  tree: AreaTree
  onDecide: (field: string, take: 'theirs' | 'mine') => void
}) {
  const { collisions, ground, tree, onDecide } = props
  const current: Thing = props.current
  if (collisions.length === 0) return null
  const names = { tree, organisations: ground.organisations }
  return (
    <Notice tone="warning" title={t('offers:meanwhile')} live>
      <p>{t('offers:meanwhileText')}</p>
      {collisions.map((field) => (
        <div key={field} class="stack-tight">
          <p class="strong">{fieldLabel(field)}</p>
          <p class="pre-line">{t('offers:meanwhileTheirs', { text: fieldText(field, current[field], names) })}</p>
          <div class="row">
            <Button small onClick={() => onDecide(field, 'theirs')}>
              {t('offers:takeTheirs')}
            </Button>
            <Button small kind="quiet" onClick={() => onDecide(field, 'mine')}>
              {t('offers:keepMine')}
            </Button>
          </div>
        </div>
      ))}
    </Notice>
  )
}
