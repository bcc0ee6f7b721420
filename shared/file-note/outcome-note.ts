/** The note on one event that tells what became of a referral. What is only assumed stands under judgement. */
import { handoverCode } from '../referral/handover-code.ts'
import type { HistoryEntry } from '../referral/state.ts'
import { nextStepLines } from './file-note.ts'
import { field, wrapped, writtenDay } from './lines.ts'
import type { NoteInput } from './note-input.ts'
import { clean, coded, codeIn, composed, judgementLines, offerLines, scopeLines, wordsFor } from './note-parts.ts'
import type { NoteWord } from './note-words.ts'

const reasonLists = ['failReason', 'cancelReason', 'rejectReason', 'holdReason'] as const

/** Same form as `fileNote`. `ownWords` of the input are those on the outcome, not those on the referral. */
export function outcomeNote(input: NoteInput, entry: HistoryEntry): string {
  const word = wordsFor(input)
  const assumed = entry.facts['evidence'] === 'sender_assumed'
  const result = resultLines(input, entry)
  return composed(input, word('outcomeTitle'), codeIn(entry.facts['on']) ?? input.state.changedOn, {
    facts: [
      ...field(word('handoverCode'), handoverCode(input.state.ref)),
      ...field(word('referredOn'), clean(writtenDay(input.state.openedOn))),
      ...offerLines(input),
      ...(assumed ? [] : result),
    ],
    judgement: [...(assumed ? [...result, ...wrapped(word('assumed'))] : []), ...judgementLines(input)],
    nextStep: nextStepLines(input),
  })
}

function resultLines(input: NoteInput, entry: HistoryEntry): string[] {
  const word = wordsFor(input)
  const code = coded(input)
  const fact = (name: string) => codeIn(entry.facts[name])
  return [
    ...field(word('result'), word(entry.type as NoteWord)),
    ...field(word('outcome'), code('outcome', fact('outcome'))),
    ...reasonLists.flatMap((list) => field(word('reason'), code(list, fact(list)))),
    ...field(word('evidence'), code('evidence', fact('evidence'))),
    ...field(word('appointmentOn'), clean(writtenDay(fact('appointmentOn') ?? ''))),
    ...scopeLines(word('withdrawnScopes'), entry.facts['scopes'], input),
    ...field(word('recordedBy'), recordedBy(input, entry)),
  ]
}

/** Who said so; an answer of the page for organisations without a device says that it came that way. */
function recordedBy(input: NoteInput, entry: HistoryEntry): string | undefined {
  const name = clean(input.recordedBy)
  if (entry.facts['via'] !== 'answer_link') return name
  const link = wordsFor(input)('viaAnswerLink')
  return name === undefined ? link : `${name} (${link})`
}
