/** `/reports/draft/:id`: a report being put together, with its preview and what to look at before it is published. */
import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { FigureSource } from '../../figures/build/source.ts'
import type { FigureContent } from '../../figures/content.ts'
import { useFigureGround } from '../../figures/use-figure-ground.ts'
import { useCatalogueOfTables, useTables } from '../../figures/use-tables.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/copy.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { BlockList } from './block-list.tsx'
import { definitionFileText } from './definition-file.ts'
import { contentsOf, requestsOf } from './figure-requests.ts'
import { HeadFields } from './head-fields.tsx'
import { Preview } from './preview.tsx'
import { PublishCard } from './publish-card.tsx'
import { reportPeriods } from './report-periods.ts'
import { type ReportDesk, useReportDraft } from './use-report-draft.ts'

/** Where the draft is gone, deleted or published in another window, it says so and leads to the list. */
export function DraftScreen({ id }: { id: string }) {
  const desk = useReportDraft(id)
  const ground = useFigureGround()
  const [, navigate] = useLocation()
  return (
    <>
      <PageHeader title={t('reports:draftTitle')} backLabel={t('reports:toList')} onBack={() => navigate('/reports')} />
      {desk === null ? (
        <EmptyState title={t('reports:gone')}>
          <p>{t('reports:goneText')}</p>
          <a href="#/reports">{t('reports:toList')}</a>
        </EmptyState>
      ) : desk === undefined || ground === undefined ? (
        <Loading />
      ) : (
        <Desk id={id} desk={desk} ground={ground} />
      )}
    </>
  )
}

function Desk({ id, desk, ground }: { id: string; desk: ReportDesk; ground: Omit<FigureSource, 'tables'> }) {
  const { definition } = desk
  const { catalogue } = useCatalogueOfTables()
  const released = useMemo(() => (catalogue === undefined ? undefined : reportPeriods(catalogue)), [catalogue])
  const figures = useFigures(definition, ground)
  const [workedAt, workAt] = useState<number | undefined>(undefined)
  const saveDefinition = () =>
    saveFile(`kettenglied-${t('reports:fileName')}.json`, definitionFileText(definition), 'application/json')
  return (
    <>
      <ProblemNotice problem={desk.problem} />
      <div class="report-desk">
        <div class="stack-loose">
          <HeadFields desk={desk} released={released ?? []} />
          <BlockList desk={desk} ground={ground} onWork={workAt} />
          <PublishCard
            id={id}
            definition={definition}
            contents={figures.contents}
            loading={figures.state === 'loading'}
            released={released}
          />
          <div class="row">
            <Button icon="download" onClick={saveDefinition}>
              {t('reports:saveDefinition')}
            </Button>
            <span class="small muted">{t('reports:keptHere')}</span>
          </div>
        </div>
        <Preview definition={definition} goals={ground.goals} figures={figures} workedAt={workedAt} />
      </div>
    </>
  )
}

export type DraftFigures = Omit<ReturnType<typeof useTables>, 'tables'> & {
  contents: readonly (FigureContent | undefined)[]
}

/** Built anew where a figure or its numbers changed, not with every letter that is typed. */
function useFigures({ period, blocks }: ReportDesk['definition'], ground: Omit<FigureSource, 'tables'>): DraftFigures {
  const figures = JSON.stringify([period, blocks.map((block) => (block.kind === 'figure' ? block : null))])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures are told by their text
  const requests = useMemo(() => requestsOf({ period, blocks }, ground), [figures, ground])
  const { tables, ...coming } = useTables(requests)
  const ready = coming.state === 'ready'
  // biome-ignore lint/correctness/useExhaustiveDependencies: while they are not ready the tables are a new list each time
  const contents = useMemo(
    () => (ready ? contentsOf({ period, blocks }, { ...ground, tables }) : []),
    [figures, ground, ready, ready && tables],
  )
  return { ...coming, contents }
}
