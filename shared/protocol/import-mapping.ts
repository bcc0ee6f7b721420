/**
 * The mapping: which column of a list means what. Made by proposal and by hand in the dashboard, kept per source, and
 * the same as the file that the command line takes (docs/import.md).
 */
import type { CodeList } from '../codes/index.ts'
import { code } from '../codes/schema.ts'
import { costs } from '../cost.ts'
import { offerStatuses } from '../offer.ts'
import { z } from '../zod.ts'

/** Where a value comes from: a fixed one, a column, or several columns in a text; then a table may translate it. */
const specSchema = z
  .strictObject({
    value: z.string().optional(),
    column: z.string().optional(),
    template: z.string().optional(),
    values: z.record(z.string(), z.string()).optional(),
    default: z.string().optional(),
    /** Separator of several values in one cell. */
    split: z.string().min(1).optional(),
  })
  .refine(
    ({ value, column, template }) => [value, column, template].filter((from) => from !== undefined).length === 1,
    {
      error: 'needs exactly one of value, column, template',
    },
  )
export type Spec = z.infer<typeof specSchema>

/** Fields of an offer a mapping may fill; a code list where the value is a code. */
export const offerFields = {
  sourceId: null,
  title: null,
  description: null,
  offerType: 'offerType',
  fields: 'fieldOfAction',
  lifePhases: 'lifePhase',
  ageFromMonths: null,
  ageToMonths: null,
  ageFromYears: null,
  ageToYears: null,
  /** Both ends in one text, e.g. `ab 6 Monate bis 3 Jahre`. */
  ages: null,
  needs: 'need',
  targetGroups: 'targetGroup',
  preventionLevel: 'preventionLevel',
  access: 'accessMode',
  accessNote: null,
  settings: 'setting',
  languages: 'language',
  cost: costs,
  costNote: null,
  capacity: 'capacity',
  capacityOn: null,
  areaIds: null,
  phone: null,
  phoneNote: null,
  email: null,
  url: null,
  openingNote: null,
  /** Opening hours as offices write them; what is not understood becomes the note. */
  openings: null,
  legalBasis: null,
  requiredDocuments: null,
  verifiedOn: null,
  status: offerStatuses,
  placeName: null,
  street: null,
  postcode: null,
  city: null,
  placeAreaId: null,
  latitude: null,
  longitude: null,
  accessibility: null,
} as const satisfies Record<string, CodeList | readonly string[] | null>
export type OfferField = keyof typeof offerFields

export const organisationFields = {
  name: null,
  shortName: null,
  sourceId: null,
  institutionType: 'institutionType',
  providerType: 'providerType',
  areaId: null,
  street: null,
  postcode: null,
  city: null,
  phone: null,
  email: null,
  url: null,
} as const satisfies Record<string, CodeList | null>
export type OrganisationField = keyof typeof organisationFields

export const areaFields = {
  id: null,
  name: null,
  level: 'areaLevel',
  parentId: null,
  populationOn: null,
  pilotReason: null,
  alsoKnownAs: null,
} as const satisfies Record<string, CodeList | null>
export type AreaField = keyof typeof areaFields

export const importSubjects = ['offers', 'areas'] as const
export type ImportSubject = (typeof importSubjects)[number]

/** The whole of what a source's columns mean; saved per source, exchanged as a file (docs/import.md). */
export const importMappingSchema = z.strictObject({
  /** Where the list comes from; together with `sourceId` it finds an offer again. */
  source: z.string().min(1).max(80),
  offer: z.partialRecord(z.enum(Object.keys(offerFields) as OfferField[]), specSchema).default({}),
  organisation: z.partialRecord(z.enum(Object.keys(organisationFields) as OrganisationField[]), specSchema).default({}),
  subject: z.enum(importSubjects).default('offers'),
  /** For areas: their own fields, children by age band, and burden indicators by name. */
  area: z.partialRecord(z.enum(Object.keys(areaFields) as AreaField[]), specSchema).default({}),
  children: z.partialRecord(code('ageBand'), specSchema).default({}),
  indicators: z.record(z.string().regex(/^[A-Za-z0-9]{1,40}$/), specSchema).default({}),
})
export type ImportMapping = z.infer<typeof importMappingSchema>
