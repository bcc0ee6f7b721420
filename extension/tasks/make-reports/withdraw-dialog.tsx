/** Asks once more before a published report goes for everybody. */
import { withdrawReport } from '../../sync/reports.ts'
import { announce } from '../../ui/announce.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'

export function WithdrawDialog(props: { id: string; title: string; onClose: () => void; onWithdrawn: () => void }) {
  const { id, title } = props
  const { run, problem } = useWork()
  const withdraw = async () => {
    if (!(await run(() => withdrawReport(id)))) return
    announce(t('reports:withdrawn', { title }))
    props.onWithdrawn()
  }
  return (
    <ConfirmDialog
      title={t('reports:withdrawTitle')}
      act={t('reports:withdraw')}
      onAct={() => void withdraw()}
      onClose={props.onClose}
    >
      <p>{t('reports:withdrawText', { title })}</p>
      <ProblemNotice problem={problem} />
    </ConfirmDialog>
  )
}
