/** The history of an offer as steps: what each version changed against the one before it. */
import type { HistoryVersion } from '../../../shared/protocol/edits.ts'
import { fieldsOf } from '../../store/settled-edit.ts'
import { type Changes, changesOf } from './offer-changes.ts'

export type Step = HistoryVersion & {
  /** What changed; undefined for the first known version and where the thing was removed. */
  changes: Changes | undefined
}

/** Days of confirmation are told by how and when a version came; the rest is what a person would look for. */
const untold: ReadonlySet<string> = new Set(['confirmed'])

/** @param versions newest first, as the server sends them */
export function stepsOf(versions: readonly HistoryVersion[]): Step[] {
  return versions.map((version, at) => {
    const before = fieldsOf(versions[at + 1]?.data)
    const after = fieldsOf(version.data)
    if (before === undefined || after === undefined) return { ...version, changes: undefined }
    const { was, now } = changesOf(before, after)
    for (const field of untold) {
      delete was[field]
      delete now[field]
    }
    return { ...version, changes: { was, now } }
  })
}
