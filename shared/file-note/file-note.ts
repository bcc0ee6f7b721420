/**
 * The file note (Vermerk) a professional takes into the case software: plain text that any text field
 * takes. Facts and professional judgement stand apart, as files are to be kept; the alternatives that
 * were discussed show the family's right to choose (§ 5 SGB VIII).
 */
import { handoverCode } from '../referral/handover-code.ts'
import { isTerminal, mayAnswer } from '../referral/transitions.ts'
import { field, item, wrapped, writtenDay } from './lines.ts'
import type { NoteInput } from './note-input.ts'
import { clean, coded, composed, judgementLines, offerLines, scopeLines, wordsFor } from './note-parts.ts'
import type { NoteWord } from './note-words.ts'

/** The note on a referral, or on an unmet need: CRLF, at most 70 characters a line, Windows-1252 alone. */
export function fileNote(input: NoteInput): string {
  const unmet = input.state.kind === 'unmet_need'
  const title = wordsFor(input)(unmet ? 'unmetNeedTitle' : 'referralTitle')
  return composed(input, title, input.state.openedOn, {
    facts: unmet ? unmetNeedLines(input) : referralLines(input),
    judgement: judgementLines(input),
    nextStep: nextStepLines(input),
  })
}

function referralLines(input: NoteInput): string[] {
  const { requested, ref, withdrawnScopes } = input.state
  const word = wordsFor(input)
  const code = coded(input)
  if (requested === undefined) return offerLines(input)
  return [
    ...familyLines(input, requested),
    ...field(word('channel'), code('contactChannel', requested.channel)),
    ...offerLines(input),
    ...field(word('depth'), code('referralDepth', requested.depth)),
    ...alternativeLines(input),
    ...field(word('consent'), code('consent', requested.consent)),
    ...scopeLines(word('consentScopes'), requested.consentScopes, input),
    ...scopeLines(word('withdrawnScopes'), withdrawnScopes, input),
    ...field(word('handoverCode'), handoverCode(ref)),
  ]
}

function unmetNeedLines(input: NoteInput): string[] {
  const { unmetNeed } = input.state
  const word = wordsFor(input)
  const code = coded(input)
  if (unmetNeed === undefined) return []
  return [
    ...familyLines(input, unmetNeed),
    ...field(word('wantedType'), code('offerType', unmetNeed.offerType)),
    ...field(word('unmetNeedReason'), code('unmetNeedReason', unmetNeed.unmetNeedReason)),
  ]
}

function alternativeLines(input: NoteInput): string[] {
  const word = wordsFor(input)
  if (input.alternatives.length === 0) return wrapped(word('noAlternatives'), '  ')
  return [...wrapped(word('alternatives'), '  '), ...input.alternatives.flatMap((title) => item(clean(title) ?? ''))]
}

type Family = {
  needs: readonly string[]
  lifePhase: string
  ageBand: string
  areaId: string
  language?: string | undefined
}

/** Answers that stand beside a list or the areas, in no list of their own. */
const answers: ReadonlyMap<string, NoteWord> = new Map([
  ['outside', 'outside'],
  ['unknown', 'unknown'],
  ['not_recorded', 'notRecorded'],
])

function unrecorded(value: string, input: NoteInput): string | undefined {
  const answer = answers.get(value)
  return answer === undefined ? undefined : wordsFor(input)(answer)
}

function familyLines(input: NoteInput, family: Family): string[] {
  const word = wordsFor(input)
  const code = coded(input)
  return [
    ...field(word('need'), family.needs.map((need) => code('need', need)).join('; ')),
    ...field(word('lifePhase'), unrecorded(family.lifePhase, input) ?? code('lifePhase', family.lifePhase)),
    ...field(word('age'), code('ageBand', family.ageBand)),
    ...field(word('area'), unrecorded(family.areaId, input) ?? clean(input.area ?? family.areaId)),
    ...field(word('language'), code('language', family.language)),
  ]
}

/**
 * What the file says is to be done next, by how the referral stands: look again, ask the family, wait for the answer.
 * The day of follow-up stands last, where there is one.
 */
export function nextStepLines(input: NoteInput): string[] {
  const { state, followUpOn } = input
  const word = wordsFor(input)
  const followUp = followUpOn === undefined ? [] : item(word('followUp', { day: writtenDay(followUpOn) }))
  if (state.kind === 'unmet_need') return [...item(word('lookAgain')), ...followUp]
  if (isTerminal(state.status)) return [...item(word('nothingOpen')), ...followUp]
  if (state.to === null || state.status === 'in-progress' || !mayAnswer(state))
    return [...item(word('askFamily')), ...followUp]
  const until = state.requested?.respondBy
  const wait = until === undefined ? word('waitForAnswer') : word('waitForAnswerUntil', { day: writtenDay(until) })
  return [...item(wait), ...followUp]
}
