/** What every kind of file note is composed of. Each function yields finished lines. */
import { adjustedLabel } from '../codes/choices.ts'
import type { CodeList } from '../codes/index.ts'
import { field, item, wrapped, writtenDay } from './lines.ts'
import type { NoteInput } from './note-input.ts'
import { type NoteWord, noteWord } from './note-words.ts'
import { inWindows1252 } from './windows-1252.ts'

type NoteSections = { facts: string[]; judgement: string[]; nextStep: string[] }

/** The whole note: head, then facts and judgement apart, then the next step; lines end with CRLF. */
export function composed(input: NoteInput, title: string, day: string, sections: NoteSections): string {
  const word = wordsFor(input)
  const lines = [
    ...before(input),
    ...wrapped(title),
    ...field(word('date'), clean(writtenDay(day))),
    ...field(word('caseReference'), clean(input.caseReference)?.replaceAll('\n', ' ')),
    ...field(word('office'), clean(input.office)),
    ...section(word('facts'), sections.facts),
    ...section(word('judgement'), sections.judgement),
    ...section(word('nextStep'), sections.nextStep),
    ...after(input),
  ]
  return `${lines.join('\r\n')}\r\n`
}

/** The office's own lines, parted from the note by an empty one. */
function before({ template }: NoteInput): string[] {
  const lines = framing(template?.before)
  return lines.length === 0 ? [] : [...lines, '']
}

function after({ template }: NoteInput): string[] {
  const lines = framing(template?.after)
  return lines.length === 0 ? [] : ['', ...lines]
}

function framing(text: string | undefined): string[] {
  const cleaned = (clean(text) ?? '').replaceAll('\r\n', '\n').trimEnd()
  return cleaned === '' ? [] : wrapped(cleaned)
}

function section(heading: string, lines: string[]): string[] {
  return ['', heading, '-'.repeat(heading.length), ...lines]
}

/** Which offer, of which type, whose, and how to reach it; nothing for what is not known. */
export function offerLines(input: NoteInput): string[] {
  const { offer, state } = input
  const word = wordsFor(input)
  return [
    ...field(word('offer'), clean(offer?.title)),
    ...field(word('offerType'), coded(input)('offerType', state.requested?.offerType)),
    ...field(word('provider'), clean(offer?.provider)),
    ...field(word('contact'), clean(offer?.contact.join('; '))),
  ]
}

/** The professional's own words; where there are none the place for them stays marked. */
export function judgementLines(input: NoteInput): string[] {
  const ownWords = inWindows1252(input.ownWords ?? '').trim()
  return wrapped(ownWords === '' ? wordsFor(input)('judgementMissing') : ownWords)
}

/**
 * What the family allowed, point by point under a heading; no line at all where nothing was.
 * @param scopes codes of `consentScope`; lenient, since a newer version may have written them
 */
export function scopeLines(heading: string, scopes: unknown, input: NoteInput): string[] {
  if (!Array.isArray(scopes) || scopes.length === 0) return []
  const code = coded(input)
  return [...wrapped(heading, '  '), ...scopes.flatMap((scope) => item(code('consentScope', codeIn(scope)) ?? ''))]
}

/** The note's words in the reader's language. */
export function wordsFor({ locale }: NoteInput) {
  return (key: NoteWord, values: Record<string, string> = {}) => inWindows1252(noteWord(locale, key, values))
}

/** Labels of codes; a code of a newer version shows itself. */
export function coded({ locale, lists = new Map() }: NoteInput) {
  return (list: CodeList, code: string | undefined) =>
    code === undefined || code === '' ? undefined : clean(adjustedLabel(lists, list, code, locale))
}

/** A coded fact as the fold passes it on: a text, or nothing. */
export function codeIn(fact: unknown): string | undefined {
  return typeof fact === 'string' ? fact : undefined
}

/** A text in the characters that case software takes (windows-1252.ts); undefined stays undefined. */
export function clean(text: string | undefined): string | undefined {
  return text === undefined ? undefined : inWindows1252(text)
}
