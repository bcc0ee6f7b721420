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
  const words = (name: string) => ({ label: name, numeric: false })
  const number = (name: string) => ({ label: name, numeric: true })
  return {
    figure: 'reach',
    title: t('statistics:compareResult', { year }),
    sentence: sentenceOf(rows),
    state: 'shown',
    method: [t('statistics:compareMethod')],
    columns: [
      words(t('statistics:compareColumns.network')),
      number(t('statistics:compareColumns.families')),
      number(t('statistics:compareColumns.children')),
      words(t('statistics:compareColumns.childrenOn')),
      number(t('statistics:compareColumns.rate')),
      number(t('statistics:compareColumns.arrival')),
      ...fields.map((field) => words(t('statistics:compareColumns.days', { field: label('fieldOfAction', field) }))),
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
