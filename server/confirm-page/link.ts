/**
 * Links by which a provider confirms its offers without an account: 80 random bits as in an answer link, of which the
 * server keeps a hash alone. A link opens until its last day, or until its holder says that all is checked.
 */
import { randomBytes } from 'node:crypto'
import { germanDay } from '../../shared/german-day.ts'
import { Problem } from '../../shared/problem.ts'
import { answerCodeBytes, answerLinkDays, writeAnswerCode } from '../../shared/protocol/answer-link.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { leafOf } from '../../shared/protocol/chain.ts'
import type { ConfirmLinkAnswer } from '../../shared/protocol/edits.ts'
import { dayMs } from '../../shared/utc-day.ts'
import { record } from '../audit/record.ts'
import { readRights } from '../catalogue/edit/permission.ts'
import type { Session } from '../http/session.ts'
import { pagesAreShown } from '../pages/door.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { confirmPath } from './texts.ts'

/** A link that was finished so recently still says thank you, for a form that is sent twice. */
const graceMs = 10 * 60_000

export type ConfirmLink = { hash: string; organisationId: string; createdAt: number; until: string; finished: boolean }

/**
 * Makes a link for an organisation; earlier ones stay open, for the mail may be in somebody else's hands.
 * @throws {Problem} `not_found`, `outside_area`, `forbidden` where the network has no such pages
 */
export async function makeConfirmLink(
  store: Store,
  session: Session,
  organisationId: string,
  now: number,
): Promise<ConfirmLinkAnswer> {
  const code = writeAnswerCode(randomBytes(answerCodeBytes))
  const until = germanDay(now + answerLinkDays * dayMs)
  await store.write(async (trx) => {
    const { whole, areas, areaOf } = await readRights(trx, session)
    if (!areaOf.has(organisationId)) throw new Problem('not_found')
    if (!whole && !areas.has(areaOf.get(organisationId) ?? '')) throw new Problem('outside_area')
    if (!(await pagesAreShown(trx))) throw new Problem('forbidden')
    await trx.deleteFrom('confirm_link').where('until', '<', germanDay(now)).execute()
    await trx
      .insertInto('confirm_link')
      .values({ hash: hashOf(code), org_id: organisationId, created_at: now, until, used_at: null })
      .execute()
    const act = 'confirm_link_made'
    await record(trx, store.engine, { act, actor: session.deviceId, subject: organisationId, at: now })
  })
  return { url: `${confirmPath}/${code}`, until }
}

/** @param code in its written form, or whatever was typed instead */
export async function findConfirmLink(db: Db, code: string, now: number): Promise<ConfirmLink | undefined> {
  const row = await db
    .selectFrom('confirm_link')
    .selectAll()
    .where('hash', '=', hashOf(code))
    .where('until', '>=', germanDay(now))
    .where((on) => on.or([on('used_at', 'is', null), on('used_at', '>', now - graceMs)]))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { hash, org_id: organisationId, created_at: createdAt, until, used_at } = row
  return { hash, organisationId, createdAt, until, finished: used_at !== null }
}

/** Ends the link; it opens no more. Ending it twice changes nothing. @param now ms since 1970 */
export async function finishConfirmLink(store: Store, { hash }: ConfirmLink, now: number): Promise<void> {
  await store.write(async (trx) => {
    await trx
      .updateTable('confirm_link')
      .set({ used_at: now })
      .where('hash', '=', hash)
      .where('used_at', 'is', null)
      .execute()
  })
}

function hashOf(code: string): string {
  return toBase64url(leafOf(`confirm-link-v1\0${code}`))
}
