/** The fields of an offer: what matters first, the rest folded away. */
import { AudienceFields } from './audience-fields.tsx'
import type { EditorFieldsProps } from './editor-fields-props.ts'
import { MainFields } from './main-fields.tsx'
import { MoreFields } from './more-fields.tsx'

export function EditorFields(props: EditorFieldsProps) {
  return (
    <>
      <MainFields {...props} />
      <AudienceFields {...props} />
      <MoreFields {...props} />
    </>
  )
}
