/** What people look for and do not find: on this device, and across the network once five devices looked for it. */
import { useEffect, useState } from 'preact/hooks'
import type { VainAnswer } from '../../../shared/protocol/vain.ts'
import { readNetwork } from '../../store/catalogue.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { readVainWords } from '../../store/vain-words.ts'
import { vainWordsOfNetwork } from '../../sync/upkeep.ts'
import { Card } from '../../ui/card.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TableFrame } from '../../ui/table-frame.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'

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
        <TableFrame label={t('upkeep:vainNetwork')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('upkeep:vainWord')}</th>
                <th scope="col">{t('upkeep:vainDevices')}</th>
              </tr>
            </thead>
            <tbody>
              {words.map(({ word, devices }) => (
                <tr key={word}>
                  <th scope="row">{word}</th>
                  <td>{devices.replace('-', '–')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {words !== undefined && words.length > 0 && (
        <p class="small">
          <a href="#/network/synonyms">{t('upkeep:vainMend')}</a>
        </p>
      )}
    </Card>
  )
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
