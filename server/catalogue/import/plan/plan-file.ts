/** From the rows of a file to the plan: each row once, then what vanished, in batches in which others have their turn. */

import { areaSchema } from '../../../../shared/area.ts'
import { type Rights, rightsOn } from '../../../../shared/edit-rights.ts'
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import type { Db } from '../../../store/schema.ts'
import { readGround } from '../../edit/ground.ts'
import type { KnownArea } from '../map/candidate.ts'
import { mapArea } from '../map/map-area.ts'
import { mapRow } from '../map/map-row.ts'
import type { ReadFile } from '../row.ts'
import { planAreas } from './plan-areas.ts'
import { offerPlanner } from './plan-offers.ts'
import type { PlanEnd, PlannedRow } from './planned-row.ts'
import { fieldsIn, readBroughtIn, readSeen } from './seen.ts'
import { countSeen, fewRows, planVanished } from './vanished.ts'

/** Who asks; the command line may write everything. */
export type Asker = { role: Rights['role']; organisationId: string } | 'operator'

type PlanInput = {
  db: Db
  file: ReadFile
  mapping: ImportMapping
  asker: Asker
  /** `YYYY-MM-DD` */
  today: string
  /** Lets others have their turn; throws where the import was stopped. */
  pause: (done: number) => Promise<void>
}

const rowsAtOnce = 100

/** @returns through `yield` the rows in their order, at last what is known once all are planned */
export async function* planFile(input: PlanInput): AsyncGenerator<PlannedRow[], PlanEnd> {
  return input.mapping.subject === 'areas' ? yield* planAreaFile(input) : yield* planOfferFile(input)
}

/**
 * What the asker may write on the catalogue as it stands; the operator as an administrator.
 * @returns `root`: the network's area; `homeArea`: that of the asker's organisation, where its rights end there
 */
export async function askerRights(db: Db, asker: Asker): Promise<{ rights: Rights; root?: string; homeArea?: string }> {
  const ground = await readGround(db)
  const editor = asker === 'operator' ? { role: 'admin' as const, organisationId: '' } : asker
  const rights = rightsOn(ground, editor)
  const home = rights.whole ? undefined : ground.areaOf.get(editor.organisationId)
  return {
    rights,
    ...(ground.root !== undefined && { root: ground.root }),
    ...(home !== undefined && { homeArea: home }),
  }
}

async function* planOfferFile({
  db,
  file,
  mapping,
  asker,
  today,
  pause,
}: PlanInput): AsyncGenerator<PlannedRow[], PlanEnd> {
  const { source } = mapping
  const areas = await readAreas(db)
  const areaIds = new Set(areas.map(({ id }) => id))
  const { rights, homeArea } = await askerRights(db, asker)
  const context = { db, source, rights, areaIds, pause: () => pause(0), ...(homeArea !== undefined && { homeArea }) }
  const planner = await offerPlanner(context)
  for (let at = 0; at < file.rows.length; at += rowsAtOnce) {
    const batch = file.rows.slice(at, at + rowsAtOnce)
    yield await planner.plan(batch.map((row) => mapRow(row, mapping, today, areas)))
    await pause(Math.min(at + rowsAtOnce, file.rows.length))
  }
  const before = await countSeen(db, source)
  for await (const rows of planVanished(db, source, planner.met, planner.named)) {
    if (rows.length > 0) yield rows
    await pause(file.rows.length)
  }
  return {
    newOrganisations: planner.newOrganisations(),
    warnings: [...planner.warnings(), ...fewRows(file.rows.length, before)],
  }
}

async function* planAreaFile({ db, file, mapping, asker, pause }: PlanInput): AsyncGenerator<PlannedRow[], PlanEnd> {
  const areas = await readAreas(db)
  const candidates = file.rows.map((row) => mapArea(row, mapping, areas))
  await pause(0)
  const present = new Map(
    (
      await db
        .selectFrom('catalogue_item')
        .select(['id', 'data'])
        .where('kind', '=', 'area')
        .where('data', 'is not', null)
        .execute()
    ).map(({ id, data }) => [id, fieldsIn(data) ?? {}]),
  )
  const seen = await readSeen(
    db,
    mapping.source,
    'area',
    candidates.map(({ sourceId }) => sourceId),
  )
  const { rights, root } = await askerRights(db, asker)
  const broughtIn = await readBroughtIn(db, 'area', [...present.keys()])
  const rows = planAreas(candidates, {
    present,
    seen,
    broughtIn,
    rights,
    root: root !== undefined && present.has(root) ? root : undefined,
  })
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    yield rows.slice(at, at + rowsAtOnce)
    await pause(Math.min(at + rowsAtOnce, rows.length))
  }
  return { newOrganisations: 0, warnings: [] }
}

/** All areas of the network that its schema can read. */
export async function readAreas(db: Db): Promise<KnownArea[]> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'area')
    .where('data', 'is not', null)
    .execute()
  return rows.flatMap(({ data }) => areaSchema.safeParse(JSON.parse(data ?? 'null')).data ?? [])
}
