/** What a device keeps on disk, and its transactions; each function here happens wholly or not at all. */
import type { Bug } from './bugs.ts'
import { type Answer, type Cursor, chainNext, type FeedItem, type ModelEvent, type Organisation } from './model.ts'
import { leafInChain } from './model-server.ts'

export type Row = ModelEvent & {
  /** Generation in which the device saw the event in its feed. */
  gen: number | null
}

export type Device = {
  organisation: Organisation
  rows: Map<number, Row>
  quarantine: ModelEvent[]
  gone: Set<number>
  cursor: Cursor | null
  gen: number
  bug: Bug | undefined
}

export function aDevice(organisation: Organisation, bug: Bug | undefined): Device {
  return { organisation, rows: new Map(), quarantine: [], gone: new Set(), cursor: null, gen: 0, bug }
}

export function unconfirmed(device: Device): Row[] {
  return [...device.rows.values()].filter((row) => row.gen !== device.gen)
}

export function author(device: Device, event: ModelEvent): void {
  device.rows.set(event.id, { ...event, gen: null })
}

/** The server's past is another one: everything is unconfirmed again, nothing is dropped. */
export function reset(device: Device): void {
  device.cursor = null
  if (device.bug !== 'resetKeepsConfirmations') device.gen++
  if (device.bug === 'resetWipes') device.rows.clear()
}

type Page = Extract<Answer, { kind: 'page' }>

/** Applies a page asked for at `asked`; false when cursor or generation moved meanwhile and it was discarded. */
export function applyPage(device: Device, asked: { cursor: Cursor | null; gen: number }, page: Page): boolean {
  const moved = device.cursor !== asked.cursor || device.gen !== asked.gen
  if (moved && device.bug !== 'noCompareAndSet') return false
  applyItems(device, page)
  device.cursor = page.next
  return true
}

export function applyItems(device: Device, page: Page): void {
  for (const item of page.items) {
    if (item.kind === 'erase') forget(device, item.leaf)
    else if (item.event !== undefined && !device.gone.has(item.id)) confirm(device, item.event)
  }
}

/** True when the page continues the device's chain without a gap. */
export function continuesChain(device: Device, cursor: Cursor | null, page: Page): boolean {
  if (device.bug === 'naiveSequence' || device.bug === 'noResetCheck' || device.bug === 'noChain') return true
  const step = (chain: number, item: FeedItem) => chainNext(chain, item.kind, item.id, leafInChain(device.bug, item))
  return page.items.reduce(step, cursor?.chain ?? 0) === page.next.chain
}

function confirm(device: Device, event: ModelEvent): void {
  const own = device.rows.get(event.id)
  if (own !== undefined && own.p !== event.p) {
    if (device.bug === 'collisionIgnored') {
      own.gen = device.gen
      return
    }
    putAside(device, own)
  }
  device.rows.set(event.id, { ...event, gen: device.gen })
}

function forget(device: Device, id: number): void {
  device.gone.add(id)
  device.rows.delete(id)
  device.quarantine = device.quarantine.filter((event) => event.id !== id)
}

function putAside(device: Device, row: Row): void {
  device.rows.delete(row.id)
  device.quarantine.push({ id: row.id, p: row.p, participants: row.participants })
}

/** The answer may be older than a page of another runner that has confirmed the row meanwhile: the feed wins. */
function mayPutAside(device: Device, row: Row): boolean {
  if (device.bug === 'collisionIgnored') return false
  return row.gen !== device.gen || device.bug === 'lateConflictBelieved'
}

/** Takes in what the server said to each event that was sent. Nothing is confirmed here: only the feed does that. */
export function applyResults(device: Device, sent: readonly ModelEvent[], answer: Answer): void {
  if (answer.kind !== 'pushed') return
  for (const [index, event] of sent.entries()) {
    const state = answer.results[index]
    const row = device.rows.get(event.id)
    if (state === 'erased' && device.bug !== 'erasedAnswerIgnored') forget(device, event.id)
    else if (state === 'conflict' && row?.p === event.p && mayPutAside(device, row)) putAside(device, row)
    else if (row !== undefined && device.bug === 'acknowledgementIsFinal') row.gen = device.gen
  }
  if (device.bug === 'clearedWholesale') for (const row of device.rows.values()) row.gen = device.gen
}
