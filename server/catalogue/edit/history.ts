/** What a thing of the catalogue said before, by when and by whose hand; for those who may change it. */
import { type Item, mayEdit, type OfferOf } from '../../../shared/edit-rights.ts'
import { Problem } from '../../../shared/problem.ts'
import { type CatalogueKind, editableKinds } from '../../../shared/protocol/catalogue.ts'
import type { HistoryVersion } from '../../../shared/protocol/edits.ts'
import { limits } from '../../../shared/protocol/limits.ts'
import type { Session } from '../../http/session.ts'
import type { Db } from '../../store/schema.ts'
import type { CatalogueVersionTable } from '../../store/tables/catalogue.ts'
import { readRights } from './permission.ts'
import { readAs } from './read-as.ts'
import { readStanding } from './standing.ts'
import { endsOf } from './what-follows.ts'

const mostVersions = 200

/**
 * Newest first, the last 200 of them at most and no more than an answer may weigh.
 * @throws {Problem} `not_found` where there never was such a thing; `forbidden`, `outside_area`
 */
export async function historyOf(db: Db, session: Session, kind: CatalogueKind, id: string): Promise<HistoryVersion[]> {
  const rows = await db
    .selectFrom('catalogue_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('n', 'desc')
    .limit(mostVersions)
    .execute()
  if (rows.length === 0) throw new Problem('not_found')
  // A thing that was removed belongs to whom it belonged to.
  const last = rows.find(({ data }) => data !== null)
  await refuseOthers(db, session, kind, JSON.parse(last?.data ?? 'null'))
  let bytes = 0
  const fitting = rows.filter(({ data }, index) => {
    bytes += data?.length ?? 0
    return index === 0 || bytes <= limits.pullBytes
  })
  return fitting.map(versionOf)
}

async function refuseOthers(db: Db, session: Session, kind: CatalogueKind, data: unknown): Promise<void> {
  if (kind === 'use') {
    const of = readAs('use', data)?.offerId
    const row = await db
      .selectFrom('catalogue_item')
      .select('data')
      .where('kind', '=', 'offer')
      .where('id', '=', of ?? '')
      .executeTakeFirst()
    return await refuseOthers(db, session, 'offer', JSON.parse(row?.data ?? 'null'))
  }
  const editable = editableKinds.find((each) => each === kind)
  if (editable === undefined) throw new Problem('forbidden')
  const rights = await readRights(db, session)
  const offers = await endsOf(await readStanding(db), editable, [data])
  const verdict = ofKind(editable, data, (id) => offers.get(id))
  if (verdict !== 'yes') throw new Problem(verdict)

  function ofKind<K extends (typeof editableKinds)[number]>(which: K, item: unknown, offerOf: OfferOf) {
    const thing: Item<K> | null = readAs(which, item) ?? null
    // Of what cannot be read any more nobody knows whose it is.
    return thing === null && !rights.whole ? 'outside_area' : mayEdit(rights, which, thing, thing, offerOf)
  }
}

function versionOf({ n, changed_at, how, by_org, data }: CatalogueVersionTable): HistoryVersion {
  return {
    n,
    at: new Date(changed_at).toISOString(),
    how,
    ...(by_org !== null && { by: by_org }),
    data: JSON.parse(data ?? 'null'),
  }
}
