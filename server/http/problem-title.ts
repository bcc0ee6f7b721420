/** What a problem is called, in the words the panel uses; English, since programs and operators read it here. */
import type { ProblemCode } from '../../shared/problem.ts'
import { words } from '../../shared/words/index.ts'

export function problemTitle(code: ProblemCode): string {
  const texts: Partial<Record<string, { title: string; todo: string }>> = words.en.problem
  return texts[code]?.title ?? code
}
