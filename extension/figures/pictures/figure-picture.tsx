/** The picture of each kind. */
import type { Picture } from '../content.ts'

export function FigurePicture({ picture, sentence }: { picture: Picture; sentence: string }) {
  return <div class={`picture picture-${picture.kind}`} role="img" aria-label={sentence} />
}
