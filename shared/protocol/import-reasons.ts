/**
 * Why a list could not be read, and what was told of a row while it was read, as closed lists: dashboard and command
 * line have words for each. A `Problem` of the reader carries its reason as `detail`, with the place behind a colon
 * where there is one: `quote_open:12` (line 12), `too_many_columns:2000`.
 */
export const fileReasons = [
  /** file_unknown: what the file is instead of a list. */
  'empty',
  'pdf',
  'picture',
  'web_page',
  'xml',
  'old_office',
  'open_document',
  'word_document',
  'program',
  'archive',
  'binary',
  'no_table',
  'no_rows',
  'no_list',
  'no_services',
  'no_features',
  /** file_broken: what cannot be read in it, with line or position. */
  'encrypted',
  'zip_broken',
  'zip_path',
  'xlsx_broken',
  'quote_open',
  'csv_broken',
  'json_broken',
  'too_deep',
  'package_broken',
  'other_projection',
  /** file_too_large: which limit, with what was found where it is known. */
  'bytes',
  'unpacked_bytes',
  'entries',
  'too_many_columns',
  'too_many_rows',
  'too_many_values',
  /** address_forbidden. */
  'scheme',
  'credentials',
  'private_address',
  /** address_failed, with the HTTP status or the page. */
  'unreachable',
  'too_slow',
  'status',
  'redirects',
  'no_json',
  'never_ends',
  'repeats',
] as const
export type FileReason = (typeof fileReasons)[number]

/** The reason a problem's detail tells, with its place; undefined for a detail of another kind. */
export function reasonIn(detail: string | undefined): { reason: FileReason; place: string } | undefined {
  const [written = '', ...place] = (detail ?? '').split(':')
  const reason = fileReasons.find((each) => each === written)
  return reason === undefined ? undefined : { reason, place: place.join(':') }
}

export const readNotes = [
  /** What stood above the head. */
  'above_head',
  /** How many cells there are and how many columns. */
  'row_short',
  'cell_cut',
  'formula_error',
  'formula_without_value',
  'not_on_earth',
  'places_many',
  'phones_many',
  'openings_many',
  'no_phone',
  'schedule_ended',
  'schedule_not_weekly',
  'language_unknown',
  'contacts_left_out',
  'areas_by_mapping',
  'no_point',
  'geometry_broken',
  'nested_too_deep',
  /** Why a row cannot be used at all. */
  'row_long',
  'no_service',
] as const
export type ReadNote = (typeof readNotes)[number]
