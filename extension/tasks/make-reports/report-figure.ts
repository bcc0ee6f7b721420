/**
 * A figure as a report has room for it: of a long list of bars the first, the rest stands in the appendix. The
 * sentence says so, because on paper nobody can ask for more.
 */
import type { FigureContent } from '../../figures/content.ts'
import { t } from '../../ui/words.ts'

/** As many as leave room on a page for what is said of them. */
const most = 15

export function reportFigure(content: FigureContent): FigureContent {
  const { picture, sentence } = content
  if (picture?.kind !== 'bars' || picture.bars.length <= most) return content
  const note = t('reports:firstBars', { shown: most, of: picture.bars.length })
  return { ...content, sentence: `${sentence} ${note}`, picture: { ...picture, bars: picture.bars.slice(0, most) } }
}
