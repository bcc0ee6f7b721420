/** What every part of the editor's fields is given. */
import type { AreaTree } from '../../offer-view/area-tree.ts'
import type { EditingGround } from '../../store/offer-editing.ts'
import type { OfferForm } from './offer-form.ts'

export type EditorFieldsProps = {
  form: OfferForm
  tree: AreaTree
  ground: EditingGround
  /** What is wrong with a field, in words. */
  errorOf: (path: string) => string | undefined
  /** Whether any of the fields has a fault that is told. */
  anyWrong: (fields: readonly string[]) => boolean
  onChange: (change: Partial<OfferForm>) => void
}
