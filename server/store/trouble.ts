/** Reads an engine's errors: which are expected trouble, and which mean “the same transaction again”. */
import { Problem } from '../../shared/problem.ts'

const sqliteBusy = 5
const sqliteFull = 13
const sqliteConstraint = 19

/** PostgreSQL's SQLSTATE, node:sqlite's result code, or Node's error code, whichever the error has. */
function codesOf(error: unknown): { code: string; sqlite: number } {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  return {
    code: typeof code === 'string' ? code : '',
    sqlite: code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode & 0xff : 0,
  }
}

/** Serialization failure, deadlock, or two who inserted the same new row at once: a repeat sees what the other did. */
export function mayRepeat(error: unknown): boolean {
  const { code, sqlite } = codesOf(error)
  return code === '40001' || code === '40P01' || code === '23505' || sqlite === sqliteConstraint
}

/** Another connection is writing to the SQLite file. */
export function isBusy(error: unknown): boolean {
  return codesOf(error).sqlite === sqliteBusy
}

/** The problem behind an engine's error, or undefined when the error is unexpected. */
export function storeProblem(error: unknown): Problem | undefined {
  const { code, sqlite } = codesOf(error)
  if (code === '53100' || sqlite === sqliteFull || code === 'ENOSPC') return new Problem('storage_full')
  const away =
    mayRepeat(error) ||
    sqlite === sqliteBusy ||
    /^(08|53|57P|57014|25P03)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code) ||
    (error instanceof Error &&
      /connection (terminated|timeout|error)|timeout exceeded when trying to connect|not queryable/i.test(
        error.message,
      ))
  return away ? new Problem('unavailable', undefined, { retryAfter: 5 }) : undefined
}
