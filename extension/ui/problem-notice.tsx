/** What went wrong, in plain words, where it happened; spoken when it appears. */
import type { Words } from '../../shared/words/index.ts'
import { Notice } from './notice.tsx'
import { t } from './words.ts'

export function ProblemNotice({ problem }: { problem: keyof Words['problem'] | undefined }) {
  if (problem === undefined) return null
  return (
    <Notice tone="danger" title={t(`problem:${problem}.title`)} live>
      <p>{t(`problem:${problem}.todo`)}</p>
    </Notice>
  )
}
