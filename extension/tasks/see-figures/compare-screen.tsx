/** Networks beside each other: the own view goes out as a file, those of others come in as files, nothing goes anywhere else. */

import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { OutsideView } from '../../../shared/protocol/statistics.ts'
import { type Coming, useCatalogueOfTables } from '../../figures/use-tables.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RemovableChip } from '../../ui/chips.tsx'
import { saveFile } from '../../ui/copy.ts'
import { FileField } from '../../ui/file-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { readView, withView } from './benchmark.ts'
import { ComparedNetworks } from './compared-networks.tsx'
import { FiguresPage, NotThere } from './figures-page.tsx'
import { NoNumbers } from './no-numbers.tsx'
import { finalYears } from './released-periods.ts'
import { useOutsideView } from './use-outside-view.ts'
import { YearChoice } from './year-choice.tsx'

/** Kept while the page is open, and never on the device: they are other networks' numbers. */
const given = signal<OutsideView[]>([])

export function CompareScreen() {
  const { catalogue, ...coming } = useCatalogueOfTables()
  return (
    <FiguresPage>
      <PageHeader title={t('statistics:compareTitle')} />
      <p class="figure-prose">{t('statistics:compareLead')}</p>
      {catalogue === undefined ? <NotThere coming={coming} /> : <Years years={finalYears(catalogue)} coming={coming} />}
    </FiguresPage>
  )
}

function Years({ years, coming }: { years: readonly string[]; coming: Coming }) {
  const [chosen, choose] = useState('')
  const year = years.find((each) => each === chosen) ?? years[0]
  if (year === undefined) return coming.state === 'ready' ? <p>{t('statistics:compareYears')}</p> : <NoNumbers />
  return (
    <>
      <YearChoice year={year} years={years} onChoose={choose} />
      <Views key={year} year={year} />
    </>
  )
}

function Views({ year }: { year: string }) {
  const { own, problem } = useOutsideView(year)
  if (own === undefined) return problem === undefined ? null : <ProblemNotice problem={problem} />
  return (
    <>
      <div class="compare-files no-print">
        <OwnView own={own} />
        <OtherViews year={year} />
      </div>
      <ComparedNetworks own={own} views={given.value} />
    </>
  )
}

function OwnView({ own }: { own: OutsideView }) {
  const save = () => {
    const name = `${t('statistics:compareFileName')}-${own.network}-${own.year}.json`
    saveFile(name.replaceAll(/[\s/\\]+/g, '-'), JSON.stringify(own, undefined, 2), 'application/json')
    announce(t('statistics:saved'))
  }
  return (
    <Card label={t('statistics:compareOwn')}>
      <h2>{t('statistics:compareOwn')}</h2>
      <p>{t('statistics:compareOwnText')}</p>
      <div class="row">
        <Button icon="download" onClick={save}>
          {t('statistics:compareSave')}
        </Button>
      </div>
    </Card>
  )
}

function OtherViews({ year }: { year: string }) {
  const [error, setError] = useState<string | undefined>(undefined)
  const take = async (file: File) => {
    const view = readView(await file.text())
    if (view === undefined) return setError(t('statistics:compareFileFault'))
    if (view.year !== year) return setError(t('statistics:compareFileYear', { year: view.year, chosen: year }))
    setError(undefined)
    given.value = withView(given.value, view)
    announce(t('statistics:compareTaken', { network: view.network }))
  }
  const drop = (dropped: OutsideView) => {
    given.value = given.value.filter((view) => view !== dropped)
  }
  return (
    <Card label={t('statistics:compareFiles')}>
      <h2>{t('statistics:compareFiles')}</h2>
      <FileField
        label={t('statistics:compareFile')}
        hint={t('statistics:compareFileHint')}
        accept=".json,application/json"
        error={error}
        onFile={(file) => void take(file)}
      />
      <div class="row">
        {given.value
          .filter((view) => view.year === year)
          .map((view) => (
            <RemovableChip key={view.network} label={view.network} onRemove={() => drop(view)} />
          ))}
      </div>
    </Card>
  )
}
