/** Gives each field the column that speaks for it most, and each column to one field; columns about persons to none. */
import type { OfferField, OrganisationField } from '../../../../../shared/protocol/import-mapping.ts'
import { looksLikePerson } from '../values/person.ts'
import { type Column, share } from './column.ts'
import { offerColumnNames, organisationColumnNames, personalColumn, runningNumber } from './column-names.ts'
import { type ContentField, contentAlone, contentTests } from './content.ts'

export type Assigned = { offer: Map<OfferField, Column>; organisation: Map<OrganisationField, Column> }

/** A share of cells above which a column is one of names of persons. */
const personShare = 0.6
/** A name inside a longer one ("Telefon Einrichtung") is weaker than the name itself. */
const leastPartLength = 4

type Bid = { field: ContentField; column: Column; weight: number }

/** `knowsArea`: columns of areas are taken only where the network knows what stands in them. */
export function assign(columns: readonly Column[], knowsArea: (text: string) => boolean): Assigned {
  const open = columns.filter((column) => !isPersonal(column))
  const bids = open.flatMap((column) => bidsOf(column, knowsArea)).sort((a, b) => b.weight - a.weight)
  const fields = new Map<ContentField, Column>()
  const taken = new Set<Column>()
  for (const { field, column } of bids) {
    if (fields.has(field) || taken.has(column)) continue
    fields.set(field, column)
    taken.add(column)
  }
  const assigned: Assigned = { offer: new Map(), organisation: new Map() }
  for (const [field, column] of fields) {
    if (isOfOrganisation(field))
      assigned.organisation.set(field.slice('organisation.'.length) as OrganisationField, column)
    else assigned.offer.set(field, column)
  }
  return assigned
}

/** Whether the column speaks of a person: by its name, or because names of persons stand in it. */
function isPersonal(column: Column): boolean {
  if (personalColumn.test(column.key)) return true
  const called = [...offerColumnNames.title, ...organisationColumnNames.name, ...offerColumnNames.city].includes(
    column.key,
  )
  return !called && column.samples.length > 2 && share(column, looksLikePerson) >= personShare
}

function isOfOrganisation(field: ContentField): field is `organisation.${OrganisationField}` {
  return field.startsWith('organisation.')
}

function bidsOf(column: Column, knowsArea: (text: string) => boolean): Bid[] {
  const bids: Bid[] = []
  const bid = (field: ContentField, names: readonly string[]) => {
    const weight = nameWeight(column.key, names)
    if (weight > 0 && fits(field, column, knowsArea)) bids.push({ field, column, weight })
  }
  for (const [field, names] of Object.entries(offerColumnNames)) bid(field as OfferField, names)
  for (const [field, names] of Object.entries(organisationColumnNames))
    bid(`organisation.${field as OrganisationField}`, names)
  for (const [at, [field, holds, least]] of contentAlone.entries())
    if (column.samples.length > 1 && share(column, holds) >= least && fits(field, column, knowsArea))
      bids.push({ field, column, weight: 10 - at / 100 })
  return bids
}

/** 100 and less by the order of the names; a part of a longer name 50 and less. */
function nameWeight(key: string, names: readonly string[]): number {
  const exact = names.indexOf(key)
  if (exact >= 0) return 100 - exact / 10
  const part = names.findIndex((name) => name.length >= leastPartLength && (key.startsWith(name) || key.endsWith(name)))
  return part < 0 ? 0 : 50 - part / 10
}

function fits(field: ContentField, column: Column, knowsArea: (text: string) => boolean): boolean {
  if (field === 'sourceId') return column.unique && !runningNumber.test(column.key)
  if (field === 'placeAreaId' || field === 'areaIds' || field === 'organisation.areaId')
    return share(column, knowsArea) >= 0.3
  const test = contentTests[field]
  if (test === undefined) return true
  // A column that is empty this time may be filled the next; only its own name speaks for it then.
  if (column.samples.length === 0) return field !== 'title' && field !== 'offerType'
  return share(column, test.holds) >= test.least
}
