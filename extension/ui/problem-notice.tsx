/** What went wrong, in plain words, where it happened; spoken when it appears. */
import { Notice } from './notice.tsx'
import { type ToldProblem, t } from './words.ts'

export function ProblemNotice({ problem }: { problem: ToldProblem | undefined }) {
  if (problem === undefined) return null
  return (
    <Notice tone="danger" title={t(`problem:${problem}.title`)} live>
      <p>{t(`problem:${problem}.todo`)}</p>
    </Notice>
  )
}
