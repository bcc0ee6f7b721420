/** Why something could not be done, and what to do about it. */
import type { ProblemCode } from '../../../shared/problem.ts'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'

export function ProblemNotice({ problem }: { problem: ProblemCode | undefined }) {
  if (problem === undefined) return null
  return (
    <Notice tone="danger" title={t(`problem:${problem}.title`)} live>
      <p>{t(`problem:${problem}.todo`)}</p>
    </Notice>
  )
}
