/**
 * The columns of a flat export (CSV, Excel, GeoJSON): every field of an offer and of its organisation, under headings
 * that offices know. The same columns are read back exactly; the first one tells that the list is of our own making.
 */
import { costs } from '../../../shared/cost.ts'
import type { Offer, Place } from '../../../shared/offer.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import {
  type CellText,
  coded,
  codedList,
  day,
  decimal,
  labelled,
  lines,
  listOf,
  openings,
  plain,
  whole,
  yes,
} from './cell-text.ts'

/** Heading of the column that says what a row is. */
export const marker = 'kettenglied'
export const offerRow = 'Angebot'
export const organisationRow = 'Organisation'

const costWords = { free: 'kostenlos', reduced: 'ermäßigt', fee: 'kostenpflichtig', unknown: 'unbekannt' } as const
export const costLabels = Object.fromEntries(costs.map((cost) => [cost, costWords[cost]]))
export const statusLabels = {
  draft: 'Entwurf',
  published: 'veröffentlicht',
  paused: 'pausiert',
  ended: 'beendet',
} as const

const placeFields = {
  name: plain,
  street: plain,
  postcode: plain,
  city: plain,
  areaId: plain,
  latitude: decimal,
  longitude: decimal,
  accessibility: plain,
} as const satisfies Record<keyof Place, CellText>

/** Field of the offer, its heading, how it is written. Fields of lists' first entries come as columns of their own. */
export const offerColumns = {
  id: ['Kennung', plain],
  title: ['Titel', plain],
  description: ['Beschreibung', plain],
  offerType: ['Angebotsart', coded('offerType')],
  fields: ['Handlungsfelder', codedList('fieldOfAction')],
  lifePhases: ['Lebensphasen', codedList('lifePhase')],
  ageFromMonths: ['Alter ab (Monate)', whole],
  ageToMonths: ['Alter bis unter (Monate)', whole],
  needs: ['Anlässe', codedList('need')],
  targetGroups: ['Zielgruppen', codedList('targetGroup')],
  preventionLevel: ['Präventionsstufe', coded('preventionLevel')],
  access: ['Zugang', coded('accessMode')],
  accessNote: ['Hinweis zum Zugang', plain],
  settings: ['Form', codedList('setting')],
  languages: ['Sprachen', codedList('language')],
  cost: ['Kosten', labelled(costLabels)],
  costNote: ['Hinweis zu Kosten', plain],
  capacity: ['Freie Plätze', coded('capacity')],
  capacityOn: ['Freie Plätze Stand', day],
  areaIds: ['Gebiete', listOf(plain)],
  email: ['E-Mail', plain],
  url: ['Website', plain],
  openings: ['Öffnungszeiten', openings],
  openingNote: ['Hinweis zu Öffnungszeiten', plain],
  legalBasis: ['Rechtsgrundlage', plain],
  requiredDocuments: ['Unterlagen', plain],
  protectedPlace: ['Geschützter Ort', yes],
  status: ['Status', labelled(statusLabels)],
  verifiedOn: ['Geprüft am', day],
  ownCodes: ['Eigene Codes', listOf(plain)],
  source: ['Quelle', plain],
  sourceId: ['Kennung in der Quelle', plain],
} as const satisfies Partial<Record<keyof Offer, readonly [string, CellText]>>

export const placeColumns = {
  name: 'Name des Ortes',
  street: 'Straße',
  postcode: 'PLZ',
  city: 'Ort',
  areaId: 'Gebiet des Ortes',
  latitude: 'Breitengrad',
  longitude: 'Längengrad',
  accessibility: 'Barrierefreiheit',
} as const satisfies Record<keyof Place, string>
export const placeTexts: Readonly<Record<string, CellText>> = placeFields

export const phoneColumns = { number: 'Telefon', note: 'Hinweis zum Telefon' } as const
/** What a list holds beyond its first entry, line by line in one cell. */
export const furtherPlaces = ['Weitere Orte', lines(placeFields)] as const
export const furtherPhones = ['Weitere Telefone', lines({ number: plain, note: plain })] as const
export const confirmedColumn = ['Bestätigt', lines({ group: plain, on: day, by: plain })] as const

export const organisationColumns = {
  id: ['Träger Kennung', plain],
  name: ['Träger', plain],
  shortName: ['Träger Kurzname', plain],
  institutionType: ['Art der Einrichtung', coded('institutionType')],
  providerType: ['Trägerart', coded('providerType')],
  areaId: ['Träger Gebiet', plain],
  street: ['Träger Straße', plain],
  postcode: ['Träger PLZ', plain],
  city: ['Träger Ort', plain],
  phone: ['Träger Telefon', plain],
  email: ['Träger E-Mail', plain],
  url: ['Träger Website', plain],
  source: ['Träger Quelle', plain],
  sourceId: ['Träger Kennung in der Quelle', plain],
} as const satisfies Record<keyof Organisation, readonly [string, CellText]>

const heading = ([name]: readonly [string, CellText]) => name

/** All headings, in the order in which they are written. */
export const headings: readonly string[] = [
  marker,
  ...Object.values(offerColumns).map(heading),
  ...Object.values(placeColumns),
  heading(furtherPlaces),
  ...Object.values(phoneColumns),
  heading(furtherPhones),
  heading(confirmedColumn),
  ...Object.values(organisationColumns).map(heading),
]
