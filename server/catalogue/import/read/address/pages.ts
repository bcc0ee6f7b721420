/**
 * All services of a read API, page by page. HSDS 3.0 and ORUK 3 say `total_pages`, ORUK 1 `totalPages`. Pages may
 * count from 0 or 1, entries may move from page to page meanwhile; an API that gives the same page again and again,
 * or ever new ones, is told instead of half read, for what is missing would be taken as gone.
 */
import { Problem } from '../../../../../shared/problem.ts'
import { importLimits } from '../../../../../shared/protocol/imports.ts'
import { entriesOfPage } from '../hsds/hsds.ts'
import { isRecord, type Json } from '../json.ts'
import { cannotRead } from '../reason.ts'

const usualMostPages = 5000
/** Entries asked for at once; an API gives fewer if it wants. */
const perPage = 100

export type Get = (address: URL) => Promise<unknown>
type Progress = (done: number, of?: number) => void

/** `list` is where the entries of a list came from; absent for a single service. */
export type Found = { entries: Json[]; list?: URL }

/** The services behind the address of an API, of its list, or of one service. @throws {Problem} */
export async function allEntries(
  address: URL,
  get: Get,
  onProgress: Progress,
  mostPages = usualMostPages,
): Promise<Found> {
  const { list, first } = await firstPage(address, get)
  if (!Array.isArray(first) && entriesOfPage(first) === undefined && isRecord(first)) return { entries: [first] }
  const entries = new Map<string, Json>()
  const begin = numberIn(first, 'page_number', 'number') ?? 1
  const mute = saysNoLength(first)
  let page: unknown = first
  let skipped = 0
  for (let count = 1; ; count++) {
    const found = (Array.isArray(page) ? page : (entriesOfPage(page) ?? [])).filter(isRecord)
    const fresh = found.filter((entry) => !entries.has(keyOf(entry)))
    // Who says nothing of pages and gives the same again has none.
    if (mute && count > 1 && fresh.length === 0) break
    // A list that counts from 0 may still be asked from 1: then the first page comes twice, once.
    if (count === 2 && found.length > 0 && fresh.length === 0 && begin === 0) skipped = 1
    else if (count > 1 && found.length > 0 && fresh.length === 0) throw cannotRead('address_failed', 'repeats', count)
    for (const entry of fresh) entries.set(keyOf(entry), entry)
    if (entries.size > importLimits.rows || count > mostPages) throw cannotRead('address_failed', 'never_ends', count)
    const total = numberIn(page, 'total_items', 'totalElements', 'total')
    onProgress(entries.size, total)
    const pages = numberIn(page, 'total_pages', 'totalPages')
    if (found.length === 0 || isLast(page) || (pages !== undefined && count >= pages + skipped)) break
    if (pages === undefined && total !== undefined && entries.size >= total) break
    page = await get(withPage(list, begin + count)).catch((error: unknown) => {
      if (mute && error instanceof Problem && /^status:4/.test(error.detail ?? '')) return []
      throw error
    })
  }
  return { entries: [...entries.values()], list }
}

/** The first page behind `https://…/services`, or behind the root of an API, whose services are one step below. */
async function firstPage(address: URL, get: Get): Promise<{ list: URL; first: unknown }> {
  const list = withQuery(address)
  const first = await get(list)
  if (Array.isArray(first) || entriesOfPage(first) !== undefined) return { list, first }
  if (isRecord(first) && 'version' in first) {
    const below = new URL(address)
    below.pathname = `${below.pathname.replace(/\/+$/, '')}/services`
    const next = withQuery(below)
    const services = await get(next)
    if (Array.isArray(services) || entriesOfPage(services) !== undefined) return { list: next, first: services }
  }
  if (isRecord(first) && 'id' in first) return { list, first }
  throw cannotRead('file_unknown', 'no_list')
}

/** `full` asks HSDS 3.0 for whole services instead of their heads. */
function withQuery(address: URL): URL {
  const asked = new URL(address)
  if (!asked.searchParams.has('full')) asked.searchParams.set('full', 'true')
  if (!asked.searchParams.has('per_page')) asked.searchParams.set('per_page', String(perPage))
  return asked
}

function withPage(list: URL, page: number): URL {
  const asked = new URL(list)
  asked.searchParams.set('page', String(page))
  return asked
}

/** A bare list, or a page without a word on further ones: only asking on tells whether there are any. */
function saysNoLength(page: unknown): boolean {
  const words = ['total_pages', 'totalPages', 'total_items', 'totalElements', 'total', 'last_page', 'last']
  return !isRecord(page) || words.every((word) => page[word] === undefined)
}

function isLast(page: unknown): boolean {
  return isRecord(page) && (page['last_page'] ?? page['last']) === true
}

function numberIn(page: unknown, ...names: string[]): number | undefined {
  if (!isRecord(page)) return undefined
  const value = names.map((name) => page[name]).find((each) => typeof each === 'number')
  return typeof value === 'number' && value >= 0 ? value : undefined
}

function keyOf(entry: Json): string {
  return typeof entry['id'] === 'string' || typeof entry['id'] === 'number'
    ? String(entry['id'])
    : JSON.stringify(entry)
}
