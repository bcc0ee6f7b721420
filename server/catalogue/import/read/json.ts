/** JSON of strangers: refused with the place where it breaks off, and before its nesting can exhaust anything. */
import { importLimits } from '../../../../shared/protocol/imports.ts'
import { cannotRead } from './reason.ts'

/** Brackets open at once; HSDS and GeoJSON need about ten. */
const deepest = 64

export type Json = Record<string, unknown>

/** A record of its own, not a list and not null. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws {Problem} for what is no JSON, or nested too deeply. */
export function parseJson(text: string): unknown {
  checkDepth(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw cannotRead('file_broken', 'json_broken', placeOf(error, text))
  }
}

function checkDepth(text: string): void {
  let depth = 0
  let values = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (quoted) {
      if (char === 0x5c) at++
      else if (char === 0x22) quoted = false
    } else if (char === 0x22) quoted = true
    else if (char === 0x5b || char === 0x7b) {
      if (++depth > deepest) throw cannotRead('file_broken', 'too_deep', lineAt(text, at))
    } else if (char === 0x5d || char === 0x7d) depth--
    else if (char === 0x2c && ++values > importLimits.values)
      throw cannotRead('file_too_large', 'too_many_values', values)
  }
}

/** The engine tells a position in most messages; where it does not, the text broke off at its end. */
function placeOf(error: unknown, text: string): number {
  const said = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return lineAt(text, said === undefined ? text.length : Number(said))
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line++
  return line
}
