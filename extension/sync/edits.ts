/**
 * Sends what was changed of the catalogue here, and reports on offers. What the server applied is written as it came
 * back, so that it is seen and found before the next pull; what it did not apply waits for a person. A server that
 * lacks these ways, or has a hitch, gets them later: nothing here holds up the rest of sync.
 */
import { Problem, type ProblemCode, problems } from '../../shared/problem.ts'
import { type EditResult, editsAnswerSchema, reportAnswerSchema } from '../../shared/protocol/edits.ts'
import type { EditRecord, ReportRecord } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { addStale, offersTouchedBy, tablesByKind, writeItems } from './catalogue-write.ts'
import { askAs, type Session } from './session.ts'

/** Edits or reports in one request. */
const batchSize = 50

/** Why the server wants some of it later again, if it does. */
type PushedEdits = { postponed?: ProblemCode }

/** @throws {Problem} `offline`, and what shuts the device out */
export async function pushEdits(session: Session): Promise<PushedEdits> {
  try {
    await pushWaiting(session)
    return {}
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
    // A server of an older version does not know the way.
    if (failure.code === 'not_found') return {}
    if (failure.code === 'offline' || problems[failure.code].retry !== 'later') throw failure
    return { postponed: failure.code }
  }
}

/** In the order in which they were made: a later edit may build on an earlier one. */
async function pushWaiting(session: Session): Promise<void> {
  const { edits, sentReports } = session.device.database
  for (const batch of batches(await edits.where('state').equals('waiting').sortBy('at')))
    for (const [edit, result] of await deliver(batch, (part) => askForEdits(session, part)))
      await judgeEdit(session.device, edit, result)
  for (const batch of batches(await sentReports.where('state').equals('waiting').sortBy('at')))
    for (const [report, result] of await deliver(batch, (part) => askForReports(session, part)))
      await judgeReport(session.device, report, result)
}

function batches<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, at) =>
    all.slice(at * batchSize, (at + 1) * batchSize),
  )
}

type Result<St extends string> = { id: string; st: St | 'refused'; code?: ProblemCode }

/**
 * Asks for a batch. Where the server refuses it as a whole, its halves are asked for, down to the one at fault: one
 * bad edit never holds up the others.
 */
async function deliver<T extends { id: string }, R extends Result<string>>(
  batch: T[],
  ask: (batch: T[]) => Promise<(R | Result<never>)[]>,
): Promise<[T, R | Result<never>][]> {
  try {
    const results = new Map((await ask(batch)).map((result) => [result.id, result]))
    return batch.map((one) => {
      const result = results.get(one.id)
      if (result === undefined) throw new Problem('feed_broken', 'results')
      return [one, result]
    })
  } catch (failure) {
    if (!(failure instanceof Problem) || !isRefusal(failure.code)) throw failure
    const { code } = failure
    // `forbidden` is said of the device, whatever it sends: its role was changed.
    if (batch.length === 1 || code === 'forbidden')
      return batch.map((one) => [one, { id: one.id, st: 'refused', code }])
    const half = Math.ceil(batch.length / 2)
    return [...(await deliver(batch.slice(0, half), ask)), ...(await deliver(batch.slice(half), ask))]
  }
}

function isRefusal(code: ProblemCode): boolean {
  return problems[code].status === 400 || code === 'too_large' || code === 'forbidden'
}

async function askForEdits(session: Session, batch: EditRecord[]): Promise<EditResult[]> {
  const edits = batch.map(({ id, kind, item, act, was, now }) => ({ id, kind, item, act, was, now }))
  const question = { method: 'POST', path: '/v1/catalogue/edits', body: { edits } } as const
  return (await askAs(session, question, editsAnswerSchema)).results as EditResult[]
}

async function askForReports(session: Session, batch: ReportRecord[]): Promise<Result<'stored' | 'applied'>[]> {
  const reports = batch.map(({ at: _at, state: _state, problem: _problem, ...report }) => report)
  const question = { method: 'POST', path: '/v1/catalogue/reports', body: { reports } } as const
  return (await askAs(session, question, reportAnswerSchema)).results as Result<'stored' | 'applied'>[]
}

async function judgeEdit(device: Device, edit: EditRecord, result: EditResult | Result<never>): Promise<void> {
  const { database } = device
  const answer: EditResult = { data: null, ...result }
  const { edits, meta } = database
  await database.transaction('rw', [...Object.values(tablesByKind(database)), edits, meta], async () => {
    if (answer.st !== 'applied') {
      await edits.update(edit.id, { state: answer.st, answer })
      return
    }
    const items = [{ n: 1, kind: edit.kind, id: edit.item, data: answer.data }]
    await addStale(database, await offersTouchedBy(database, items))
    await writeItems(database, items)
    await edits.delete(edit.id)
  })
}

async function judgeReport({ database }: Device, { id }: ReportRecord, { st, code }: Result<string>): Promise<void> {
  if (st === 'refused') await database.sentReports.update(id, { state: 'refused', problem: code ?? 'unexpected' })
  else await database.sentReports.delete(id)
}
