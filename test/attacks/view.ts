/**
 * What an attacker with a coordinator's access has: the answers of the API over the network's whole area, of every
 * release there was, kept for good. Every attack of this folder gets at the figures through this alone.
 */
import type { Role } from '../../shared/codes/role.ts'
import { statisticsCatalogueSchema, statisticsTableSchema } from '../../shared/protocol/statistics.ts'
import type { ReleasedNetwork } from '../builders/a-released-network.ts'
import { sender } from '../builders/a-server.ts'
import { keyOf } from './truth.ts'

/** Sends a request with the access of a role and gives the answer. */
export type Ask = (path: string) => Promise<Response>

/** A session of its own, begun at the present state of the network's clock. */
export async function anAsker(
  { server }: ReleasedNetwork,
  role: Role = 'coordinator',
  organisation = sender,
): Promise<Ask> {
  const { tokens } = await server.enrol(organisation, role)
  return (path) => server.call('GET', path, undefined, tokens.access)
}

/** @throws {Error} for any other status than 200 */
export async function readJson(ask: Ask, path: string): Promise<unknown> {
  const response = await ask(path)
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return await response.json()
}

export function pathOf(
  table: string,
  periods: readonly string[],
  filters: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams([...periods.map((period) => ['period', period]), ...Object.entries(filters)])
  return `/v1/statistics/${encodeURIComponent(table)}?${query}`
}

/** A cell as it was told: by revision (1 and 2), undefined where the attacker was not there, null where hidden. */
export type Told = { period: string; coord: string[]; by: (number | null | undefined)[] }
/** By table, then by `keyOf`. */
export type Seen = Map<string, Map<string, Told>>

/** Reads everything there is at this moment, and keeps it beside what was seen before. */
export async function collect(network: ReleasedNetwork, seen: Seen = new Map()): Promise<Seen> {
  const ask = await anAsker(network)
  const { tables } = statisticsCatalogueSchema.parse(await readJson(ask, '/v1/statistics'))
  for (const { id, periods } of tables) {
    if (periods.length === 0) continue
    const names = periods.map(({ period }) => period)
    const told = statisticsTableSchema.parse(await readJson(ask, pathOf(id, names)))
    const known = seen.get(id) ?? new Map<string, Told>()
    seen.set(id, known)
    for (const { period, revision, cells } of told.periods)
      for (const { coord, value } of cells) {
        const key = keyOf(period, coord)
        const cell = known.get(key) ?? { period, coord, by: [] }
        cell.by[revision] = value
        known.set(key, cell)
      }
  }
  return seen
}

/** Days on which something new of 2025 comes out: by quarters every first revision, then all that is final. */
const releaseDays = ['2025-04-05', '2025-07-05', '2025-10-05', '2026-01-05', '2026-04-02']

/** Lets the year pass, with the attacker looking after every release. */
export async function seenOfYear(network: ReleasedNetwork): Promise<Seen> {
  const seen: Seen = new Map()
  for (const day of releaseDays) {
    await network.release(Date.parse(day))
    await collect(network, seen)
  }
  return seen
}

/** The newest number of a cell; null where it is hidden. */
export function newest({ by }: Told): number | null {
  return by[2] === undefined ? (by[1] ?? null) : by[2]
}
