/** What people look for and do not find: on this device, and across the network once five devices looked for it. */
import { useEffect, useState } from 'preact/hooks'
import type { VainAnswer } from '../../../shared/protocol/vain.ts'
import { readNetwork } from '../../store/catalogue.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { readVainWords } from '../../store/vain-words.ts'
import { vainWordsOfNetwork } from '../../sync/upkeep.ts'
import { Card } from '../../ui/card.tsx'
import { type Column, ColumnTable } from '../../ui/column-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { ListTools } from './list-tools.tsx'

export function VainScreen() {
  const known = useLive(async () => ({ network: await readNetwork(), role: (await enrolment())?.role }), [])
  if (known === undefined) return <Loading />
  const sees = known.role === 'coordinator' || known.role === 'admin'
  return (
    <>
      <PageHeader title={t('upkeep:vainTitle')} />
      <p>{t('upkeep:vainLead')}</p>
      {sees && <OfNetwork contributes={known.network?.contributeSearches === true} />}
      <OfDevice />
    </>
  )
}

function OfNetwork({ contributes }: { contributes: boolean }) {
  const [words, setWords] = useState<VainAnswer['words'] | undefined>(undefined)
  const { run, problem } = useWork()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the screen opens
  useEffect(() => {
    void run(async () => setWords(await vainWordsOfNetwork()))
  }, [])
  return (
    <Card label={t('upkeep:vainNetwork')}>
      <h2>{t('upkeep:vainNetwork')}</h2>
      <p class="small muted">{contributes ? t('upkeep:vainRule') : t('upkeep:vainOff')}</p>
      <ProblemNotice problem={problem} />
      {words === undefined && problem === undefined && <Loading />}
      {words?.length === 0 && <p>{t('upkeep:vainNone')}</p>}
      {words !== undefined && words.length > 0 && (
        <ColumnTable label={t('upkeep:vainNetwork')} columns={wordColumns()} rows={words} keyOf={({ word }) => word} />
      )}
      {words !== undefined && words.length > 0 && (
        <div class="row-between">
          <a class="small" href="#/network/synonyms">
            {t('upkeep:vainMend')}
          </a>
          <ListTools name={t('upkeep:vainFile')} columns={wordColumns()} rows={words} />
        </div>
      )}
    </Card>
  )
}

function wordColumns(): Column<VainAnswer['words'][number]>[] {
  return [
    { head: t('upkeep:vainWord'), text: ({ word }) => word },
    { head: t('upkeep:vainDevices'), text: ({ devices }) => devices.replace('-', '–') },
  ]
}

function OfDevice() {
  const words = useLive(() => readVainWords(), [])
  if (words === undefined) return null
  return (
    <Card label={t('upkeep:vainDevice')}>
      <h2>{t('upkeep:vainDevice')}</h2>
      <p>
        {words.length === 0
          ? t('upkeep:vainDeviceNone')
          : words.map(({ word, count }) => (count > 1 ? `${word} (${count})` : word)).join(', ')}
      </p>
    </Card>
  )
}
