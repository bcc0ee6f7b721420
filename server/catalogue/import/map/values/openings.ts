/**
 * Weekly opening hours as offices write them: `Mo–Fr 9–12 u. nach Vereinb.`, `Di + Do 14.30-17 Uhr`, `täglich 8-20`.
 * The reading is strict: a text with any word whose meaning for the hours is not known ("jeden 1. Montag", "außer in
 * den Ferien") gives no hours at all. Wrong hours send a family to a closed door; a text does not.
 */
import type { Opening } from '../../../../../shared/offer.ts'
import { type Token, tokensOf } from './opening-tokens.ts'

/** `whole` is false when the text says more than the hours do: then the text itself must be kept as a note. */
type OpeningsReading = { openings: Opening[]; whole: boolean }

const most = 40
/** A longer text is a description. */
const longest = 1000
const none: OpeningsReading = { openings: [], whole: false }

export function openingsOf(written: string): OpeningsReading {
  const tokens = written.length > longest ? undefined : tokensOf(written)
  if (tokens === undefined) return none
  const forward = read(tokens)
  const reading = forward ?? read(turned(tokens))
  if (reading === undefined || reading.openings.length > most) return none
  return reading
}

/** "9–12 Uhr (Mo–Fr)": hours before days, in every part of the text; each part is read the other way round. */
function turned(tokens: readonly Token[]): Token[] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'break') parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.flatMap((part): Token[] => {
    const at = part.findIndex(({ kind }) => kind === 'days')
    if (at < 1 || part.slice(at).some(({ kind }) => kind === 'hours' || kind === 'until'))
      return [{ kind: 'break' }, ...part]
    return [{ kind: 'break' }, ...part.slice(at), ...part.slice(0, at)]
  })
}

type State = { days: number[]; told: boolean; openings: Opening[]; whole: boolean; lastOpens: string | undefined }

/** Undefined when the tokens do not make sense in this order. */
function read(tokens: readonly Token[]): OpeningsReading | undefined {
  const state: State = { days: [], told: true, openings: [], whole: true, lastOpens: undefined }
  for (const token of tokens) if (!take(token, state)) return undefined
  if (!state.told || state.openings.length === 0) return undefined
  return { openings: state.openings, whole: state.whole }
}

/** False when the token has no place here. `told`: the days at hand have their hours. */
function take(token: Token, state: State): boolean {
  if (token.kind === 'days') {
    // Days after days without hours between them are one list; days after hours begin anew.
    state.days = state.told ? [...token.days] : [...new Set([...state.days, ...token.days])]
    state.told = false
    return true
  }
  if (token.kind === 'hours') return state.days.length > 0 && open(state, token.opens, token.closes)
  if (token.kind === 'until')
    return state.days.length > 0 && state.lastOpens !== undefined && open(state, state.lastOpens, token.closes)
  if (token.kind === 'always') {
    if (state.days.length === 0) state.days = [1, 2, 3, 4, 5, 6, 7]
    return open(state, '00:00', '24:00')
  }
  if (token.kind === 'closed') {
    if (state.told) return false
    const { days } = state
    state.openings = state.openings.flatMap((opening) => {
      const left = opening.days.filter((day) => !days.includes(day))
      return left.length === 0 ? [] : [{ ...opening, days: left }]
    })
    state.told = true
    return true
  }
  if (token.kind === 'remark') {
    const last = state.openings.at(-1)
    if (last === undefined || !state.told || token.text.length > 200) state.whole = false
    else last.note = last.note === undefined ? token.text : `${last.note}, ${token.text}`.slice(0, 200)
    return true
  }
  if (token.kind === 'beside') state.whole = false
  return true
}

function open(state: State, opens: string, closes: string): boolean {
  if (opens >= closes) return false
  const days = [...state.days].sort((a, b) => a - b)
  state.openings.push({ days, opens, closes })
  state.told = true
  state.lastOpens = opens
  return true
}
