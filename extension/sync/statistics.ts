/**
 * The statistics as the dashboard asks for them. Released numbers change once a day at most, so an answer of the last
 * minutes is taken as it is, an older one is asked for by its hash, and without a network the last one is shown with
 * its day. A server that refuses the device takes what was kept with it.
 */
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import {
  type OutsideView,
  outsideViewSchema,
  type StatisticsCatalogue,
  type StatisticsTable,
  statisticsCatalogueSchema,
  statisticsTableSchema,
} from '../../shared/protocol/statistics.ts'
import type { TableRequest } from '../../shared/statistics/figure-kinds.ts'
import type { z } from '../../shared/zod.ts'
import type { StatisticsRecord } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { forgetStatistics, keepAnswer, readAnswer } from '../store/statistics.ts'
import { ownSession } from './own-session.ts'
import { readJson } from './request.ts'
import { askAs, sendAs } from './session.ts'

/** An answer, the instant at which the server last said so, and why it is not of now where it is not. */
export type Answered<T> = { answer: T; at: number; problem?: ProblemCode }

/** So long an answer is taken as it is. */
const freshMs = 10 * 60_000

/** Whoever is told this may no longer read the statistics. */
const endings: readonly ProblemCode[] = ['forbidden', 'device_revoked', 'token_reused', 'not_enrolled']

/** What was released, with its definitions in words. @throws {Problem} where it was never read and cannot be now */
export async function readCatalogueOfTables(
  insist = false,
  device: Device = thisDevice,
): Promise<Answered<StatisticsCatalogue>> {
  return await answered('/v1/statistics', statisticsCatalogueSchema, insist, device)
}

/**
 * The tables asked for, each once, in those of their periods that were released; a table of which none was is left out.
 * @throws {Problem} where one was never read and cannot be now
 */
export async function readTables(
  requests: readonly TableRequest[],
  insist = false,
  device: Device = thisDevice,
): Promise<Answered<StatisticsTable[]>> {
  const catalogue = await readCatalogueOfTables(insist, device)
  const paths = releasedOnly(requests, catalogue.answer).map(tablePath)
  const all = await Promise.all(paths.map((path) => answered(path, statisticsTableSchema, insist, device)))
  const problem = [catalogue, ...all].find((one) => one.problem !== undefined)?.problem
  return {
    answer: all.map(({ answer }) => answer),
    at: Math.min(catalogue.at, ...all.map(({ at }) => at)),
    ...(problem !== undefined && { problem }),
  }
}

/** Requests for the same table become one; what was not released is not asked for, it would be refused. */
function releasedOnly(requests: readonly TableRequest[], { tables }: StatisticsCatalogue): TableRequest[] {
  return [...Map.groupBy(requests, ({ table }) => table)].flatMap(([table, same]) => {
    const wanted = new Set(same.flatMap(({ periods }) => periods))
    const released = tables.find(({ id }) => id === table)?.periods ?? []
    const periods = released.flatMap(({ period }) => (wanted.has(period) ? [period] : [])).sort()
    return periods.length === 0 ? [] : [{ table, periods }]
  })
}

function tablePath({ table, periods }: TableRequest): string {
  const asked = new URLSearchParams(periods.map((period) => ['period', period]))
  return `/v1/statistics/${encodeURIComponent(table)}?${asked}`
}

async function answered<S extends z.ZodType>(
  path: string,
  schema: S,
  insist: boolean,
  device: Device,
): Promise<Answered<z.infer<S>>> {
  const kept = await readAnswer(path, device)
  const known = schema.safeParse(kept?.body)
  const now = device.clock.now()
  const fresh = kept !== undefined && now >= kept.at && now - kept.at < freshMs
  if (kept !== undefined && known.success && fresh && !insist) return { answer: known.data, at: kept.at }
  try {
    const etag = known.success ? kept?.etag : undefined
    const response = await sendAs(await ownSession(device), { method: 'GET', path, ...(etag && { etag }) })
    if (response.status === 304 && kept !== undefined && known.success) {
      await keep({ ...kept, at: now }, device)
      return { answer: known.data, at: now }
    }
    const body = await readJson(response)
    const read = schema.safeParse(body)
    if (!read.success) throw new Problem('feed_broken', (read.error.issues[0]?.path ?? []).join('.'))
    await keep({ path, etag: response.headers.get('etag') ?? '', body, at: now }, device)
    return { answer: read.data, at: now }
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
    if (endings.includes(failure.code)) await forgetStatistics(device)
    else if (kept !== undefined && known.success && failure.code !== 'statistics_refused')
      return { answer: known.data, at: kept.at, problem: failure.code }
    throw failure
  }
}

/** A full disk is no reason not to show what came. */
async function keep(record: StatisticsRecord, device: Device): Promise<void> {
  await keepAnswer(record, device).catch((failure: unknown) => {
    if (!(failure instanceof Problem)) throw failure
  })
}

const files = {
  csv: { type: 'text/csv', ending: 'csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
} as const

type TableFile = { content: Blob; type: string; ending: string }

/** A table as a file for a spreadsheet. @throws {Problem} `offline`, `statistics_refused` … */
export async function downloadTable(
  request: TableRequest,
  format: keyof typeof files,
  device: Device = thisDevice,
): Promise<TableFile> {
  const { type, ending } = files[format]
  const path = `${tablePath(request)}&format=${format}`
  const response = await sendAs(await ownSession(device), { method: 'GET', path, download: [type] })
  return { content: await response.blob(), type, ending }
}

/** What may leave the municipality for a year. @throws {Problem} `offline`, `statistics_refused`, `forbidden` … */
export async function readOutsideView(year: string, device: Device = thisDevice): Promise<OutsideView> {
  const path = `/v1/statistics/outside?year=${year}`
  return await askAs(await ownSession(device), { method: 'GET', path }, outsideViewSchema)
}
