/**
 * Expected trouble as a closed list: what went wrong, the HTTP status it travels with (RFC 9457),
 * and whether trying again can help. What a person is told stands in words/…/problem.json under the
 * same code. Only the unexpected is thrown.
 */

/** When a repeat of the same request may succeed. */
export type Retry = 'never' | 'later' | 'after_upgrade' | 'after_access'

type ProblemKind = { readonly status: number; readonly retry: Retry }

export const problems = {
  malformed: { status: 400, retry: 'never' },
  unknown_code: { status: 400, retry: 'after_upgrade' },
  forged: { status: 400, retry: 'never' },
  unauthenticated: { status: 401, retry: 'after_access' },
  token_expired: { status: 401, retry: 'later' },
  token_reused: { status: 401, retry: 'after_access' },
  device_revoked: { status: 403, retry: 'never' },
  forbidden: { status: 403, retry: 'after_access' },
  foreign_organisation: { status: 403, retry: 'never' },
  unknown_organisation: { status: 400, retry: 'after_access' },
  unknown_device: { status: 400, retry: 'after_access' },
  not_found: { status: 404, retry: 'never' },
  invitation_invalid: { status: 404, retry: 'never' },
  invitation_spent: { status: 410, retry: 'never' },
  invitation_expired: { status: 410, retry: 'never' },
  feed_reset: { status: 409, retry: 'later' },
  conflict: { status: 409, retry: 'never' },
  erased: { status: 410, retry: 'never' },
  version_gone: { status: 410, retry: 'after_upgrade' },
  too_large: { status: 413, retry: 'never' },
  unsupported_media: { status: 415, retry: 'never' },
  upgrade_required: { status: 426, retry: 'after_upgrade' },
  too_many_requests: { status: 429, retry: 'later' },
  unexpected: { status: 500, retry: 'later' },
  behind: { status: 503, retry: 'later' },
  storage_full: { status: 507, retry: 'later' },
  unavailable: { status: 503, retry: 'later' },
  lamport_out_of_range: { status: 400, retry: 'never' },
  offline: { status: 0, retry: 'later' },
  not_this_server: { status: 0, retry: 'after_access' },
  local_storage_full: { status: 0, retry: 'later' },
  local_storage_broken: { status: 0, retry: 'later' },
  not_enrolled: { status: 0, retry: 'after_access' },
  keys_missing: { status: 0, retry: 'after_access' },
  feed_broken: { status: 0, retry: 'later' },
  undelivered_left: { status: 0, retry: 'later' },
  address_invalid: { status: 0, retry: 'never' },
  not_admitted: { status: 403, retry: 'after_access' },
  not_keeper: { status: 403, retry: 'after_access' },
  keys_returning: { status: 409, retry: 'later' },
  sheet_invalid: { status: 404, retry: 'never' },
  other_network: { status: 0, retry: 'never' },
  locked: { status: 0, retry: 'after_access' },
  pin_wrong: { status: 0, retry: 'never' },
  passkey_failed: { status: 0, retry: 'never' },
  passkey_unfit: { status: 0, retry: 'never' },
  passkey_synced: { status: 0, retry: 'never' },
  cannot_open: { status: 0, retry: 'never' },
  key_changed: { status: 0, retry: 'never' },
  key_log_broken: { status: 0, retry: 'later' },
  feed_rolled_back: { status: 0, retry: 'never' },
  feed_forked: { status: 0, retry: 'never' },
  recipient_unknown: { status: 0, retry: 'later' },
  outside_area: { status: 403, retry: 'never' },
  protected_place: { status: 400, retry: 'never' },
  field_required: { status: 400, retry: 'never' },
  area_cycle: { status: 400, retry: 'never' },
  in_use: { status: 409, retry: 'never' },
  file_unknown: { status: 400, retry: 'never' },
  file_broken: { status: 400, retry: 'never' },
  file_too_large: { status: 413, retry: 'never' },
  address_forbidden: { status: 400, retry: 'never' },
  address_failed: { status: 502, retry: 'later' },
  import_state: { status: 409, retry: 'never' },
  import_busy: { status: 409, retry: 'later' },
  statistics_refused: { status: 400, retry: 'never' },
  release_broken: { status: 503, retry: 'later' },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problems

/** The body of an `application/problem+json` answer; `error` is the code a program reads. */
export type ProblemDocument = {
  type: string
  title: string
  status: number
  error: ProblemCode
  /** Where in the request, never what stood there. */
  detail?: string
  /** Seconds until a repeat makes sense, with 429 and 503. */
  retryAfter?: number
  /** With `feed_reset`: the server's present epoch. */
  epoch?: string
}

/** Whether something is a code of this list: a newer server may know others. */
export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.hasOwn(problems, value)
}

/** A problem as a thrown value, for the one place that catches it (the HTTP edge, the task's edge). */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly extra: Partial<Pick<ProblemDocument, 'retryAfter' | 'epoch'>>

  constructor(code: ProblemCode, detail?: string, extra: Partial<Pick<ProblemDocument, 'retryAfter' | 'epoch'>> = {}) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
    this.extra = extra
  }
}
