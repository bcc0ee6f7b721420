/** The comparison itself: a sentence, the rates as bars, and the table of all that networks let out. */
import type { OutsideView } from '../../../shared/protocol/statistics.ts'
import { numberText } from '../../figures/build/told.ts'
import type { FigureContent } from '../../figures/content.ts'
import { FigureView } from '../../figures/figure-view.tsx'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { isWord, label, t } from '../../ui/words.ts'
import { type Compared, comparison, fewestNetworks, middleOf, networksOf } from './benchmark.ts'

export function ComparedNetworks({ own, views }: { own: OutsideView; views: readonly OutsideView[] }) {
  const rows = comparison(own, views)
  if (rows.length === 0)
    return (
      <EmptyState title={t('statistics:compareFew', { count: fewestNetworks - networksOf(own, views).length })}>
        <p>{t('statistics:compareFewText')}</p>
      </EmptyState>
    )
  return <FigureView content={comparedContent(rows, own.year)} />
}

function comparedContent(rows: readonly Compared[], year: string): FigureContent {
  const fields = [...new Set(rows.flatMap(({ days }) => [...days.keys()]))]
  const column = (name: string, numeric = true) => ({ label: name, numeric })
  return {
    figure: 'reach',
    title: t('statistics:compareResult', { year }),
    sentence: sentenceOf(rows),
    state: 'shown',
    method: [t('statistics:compareMethod')],
    columns: [
      column(t('statistics:compareColumns.network'), false),
      column(t('statistics:compareColumns.families')),
      column(t('statistics:compareColumns.children')),
      column(t('statistics:compareColumns.childrenOn'), false),
      column(t('statistics:compareColumns.rate')),
      column(t('statistics:compareColumns.arrival')),
      ...fields.map((field) =>
        column(t('statistics:compareColumns.days', { field: label('fieldOfAction', field) }), false),
      ),
    ],
    rows: rows.map((row) => [
      nameOf(row),
      row.families,
      row.children ?? t('statistics:compareNot'),
      row.populationOn === undefined ? t('statistics:compareNot') : dayText(row.populationOn),
      row.rate,
      row.arrival,
      ...fields.map((field) => binText(row.days.get(field))),
    ]),
    picture: {
      kind: 'bars',
      unit: t('statistics:compareColumns.rate'),
      bars: rows.map((row) => ({ label: nameOf(row), value: row.rate })),
    },
  }
}

function nameOf({ network, own }: Compared): string {
  return own ? t('statistics:compareOwnMark', { network }) : network
}

function binText(bin: string | null | undefined): string | null {
  const key = `tables:bin.${bin}`
  return typeof bin === 'string' && isWord(key) ? t(key) : null
}

function sentenceOf(rows: readonly Compared[]): string {
  const own = rows.find((row) => row.own)
  const middle = middleOf(rows.map(({ rate }) => rate))
  const network = own?.network ?? ''
  if (own === undefined || own.rate === null || middle === null) return t('statistics:compareNoRate', { network })
  return t('statistics:compareSentence', {
    network,
    rate: numberText(own.rate, 1),
    middle: numberText(middle, 1),
    count: rows.filter(({ rate }) => rate !== null).length,
  })
}
