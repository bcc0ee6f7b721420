/**
 * What the mapping of a row tells, as closed lists: a value changed or left out, or why the row is refused. Dashboard
 * and command line have words for each in `imports` under `note`, with the gaps `field` and `text`.
 */
import { type ReadNote, readNotes } from './import-reasons.ts'

/** A value of the row was left out, or kept in another shape than it was written. */
const mapNotes = [
  /** `text` is none of the field's codes and no label of one. */
  'code_unknown',
  'no_url',
  'no_email',
  'no_age',
  /** Only the first e-mail or web address has a place; `text` has the others. */
  'further_left_out',
  'ages_reversed',
  'no_day',
  /** A day that is yet to come cannot have been a confirmation. */
  'day_ahead',
  'coordinates_half',
  'coordinates_swapped',
  'coordinates_projected',
  'coordinates_refused',
  'area_unknown',
  /** Several areas are called so. */
  'area_ambiguous',
  'area_id_reshaped',
  'text_cut',
  'markup_removed',
  'encoding_mended',
  /** A sign that an earlier export replaced by a question mark; nobody can say what it was. */
  'character_lost',
  'postcode_mended',
  'no_postcode',
  'person_left_out',
  /** The row is of a protected place: its address was left out. */
  'protected_place',
  /** Opening hours that were not understood stand whole in the note. */
  'openings_as_note',
  'openings_partly',
  'cost_as_note',
  'access_as_note',
  'list_cut',
  'no_count',
  /** A column of ages that is none of the age bands, so its children stand nowhere. */
  'age_band_unfit',
  'indicator_left_out',
  /** The row's number is longer than a source id may be; its end was replaced by a check sum. */
  'id_shortened',
] as const
export type MapNote = (typeof mapNotes)[number]

/** Why a row is refused by the mapping. */
const mapRefusals = [
  'no_title',
  'no_offer_type',
  'no_organisation',
  'no_area_id',
  'no_area_name',
  'no_area_level',
  'area_own_parent',
  /** `text` stands in no line of the mapping's table for the field. */
  'value_unknown',
] as const
export type MapRefusal = (typeof mapRefusals)[number]

/** What is wrong with a mapping itself: a column the list does not have, a code of no list. */
export const mappingFaults = ['column_missing', 'code_unknown'] as const
export type MappingFaultCode = (typeof mappingFaults)[number]

export type RowNoteCode = ReadNote | MapNote | MapRefusal
export const rowNoteCodes: readonly RowNoteCode[] = [...new Set([...readNotes, ...mapNotes, ...mapRefusals])]
