/** A picture for the start page: of a long list its first entries, so that five answers stand on one page. */
import type { Picture } from '../../figures/content.ts'

const most = 6

export function smallPicture(picture: Picture): Picture {
  if (picture.kind === 'bars') return { ...picture, bars: picture.bars.slice(0, most) }
  if (picture.kind === 'parts') return { ...picture, rows: picture.rows.slice(0, most) }
  return picture
}
