/**
 * Messages by which the catalogue is changed. An edit says field by field what stood there (`was`) and what shall stand
 * there (`now`): the server applies it where the fields still say what the editor saw, so that two editors of different
 * fields never meet, and two of the same field see each other.
 */
import { factGroups } from '../freshness.ts'
import { reportKinds } from '../offer-report.ts'
import type { ProblemCode } from '../problem.ts'
import { day, id } from '../scalars.ts'
import { z } from '../zod.ts'
import { catalogueKinds, editableKinds } from './catalogue.ts'

/** A field's value as JSON; `null` where the field is absent. */
const fields = z.record(z.string().regex(/^[A-Za-z0-9]{1,40}$/), z.json())
export type Fields = z.infer<typeof fields>

const editSchema = z.strictObject({
  /** Of the edit itself (UUIDv7): a repeat is answered as the first time. */
  id,
  kind: z.enum(editableKinds),
  item: z.string().min(1).max(80),
  /** `create`: there is no such thing yet. `remove`: `was` holds all fields that the editor saw. */
  act: z.enum(['create', 'change', 'remove']),
  was: fields,
  now: fields,
})
export type Edit = z.infer<typeof editSchema>

export const editsRequestSchema = z.strictObject({ edits: z.array(editSchema).min(1).max(50) })

const editResultSchema = z.object({
  id,
  /** `applied` also where it already stood so. `conflict`: `fields` say something else by now; nothing was changed. */
  st: z.enum(['applied', 'conflict', 'refused']),
  /** The thing as it stands now; null where it is gone. */
  data: z.unknown(),
  fields: z.array(z.string()).optional(),
  code: z.string().optional(),
  /** With `refused` the field at fault; with `in_use` the kind of thing that still refers to it, or `device`. */
  detail: z.string().optional(),
})
export type EditResult = Omit<z.infer<typeof editResultSchema>, 'code'> & { code?: ProblemCode }
export const editsAnswerSchema = z.object({ results: z.array(editResultSchema) })

/** `right` confirms one kind of fact, or without `group` the whole offer; the others are `OfferReport`s. */
export const reportRequestSchema = z.strictObject({
  reports: z
    .array(
      z.strictObject({
        id,
        offerId: id,
        says: z.enum(['right', ...reportKinds]),
        group: z.enum(factGroups).optional(),
        value: z.string().min(3).max(200).optional(),
      }),
    )
    .min(1)
    .max(50),
})
export type ReportRequest = z.infer<typeof reportRequestSchema>['reports'][number]
/** One result per report, as for edits; `applied` where the provider's own organisation spoke of its own offer. */
export const reportAnswerSchema = z.object({
  results: z.array(z.object({ id, st: z.enum(['stored', 'applied', 'refused']), code: z.string().optional() })),
})

/** A link by which an organisation confirms or corrects its offers, once and without an account. */
export const confirmLinkRequestSchema = z.strictObject({ organisationId: id })
/**
 * `url` is the page's path on this server: a server behind a proxy does not know its own address, the client does and
 * puts it in front. `until` is the last day on which it opens.
 */
export const confirmLinkAnswerSchema = z.object({ url: z.string(), until: day })
export type ConfirmLinkAnswer = z.infer<typeof confirmLinkAnswerSchema>

export const historyRequestSchema = z.strictObject({ kind: z.enum(catalogueKinds), item: z.string().min(1).max(80) })
/** Newest first. `by` is the organisation, absent for operator and network. */
export const historyAnswerSchema = z.object({
  versions: z.array(
    z.object({
      n: z.number().int(),
      at: z.iso.datetime(),
      how: z.enum(['edit', 'import', 'report', 'provider', 'undo', 'operator']),
      by: z.string().optional(),
      data: z.unknown(),
    }),
  ),
})
export type HistoryVersion = z.infer<typeof historyAnswerSchema>['versions'][number]
