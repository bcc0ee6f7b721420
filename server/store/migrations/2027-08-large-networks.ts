/**
 * Indexes for what was looked through whole: at a million events of 250,000 referrals every one of these questions read
 * a table from its beginning to its end, some of them while nobody else could write.
 */
import { type Kysely, sql } from 'kysely'

export async function largeNetworks(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  // What concerns the same family, for whoever erases on request.
  await schema.createIndex('referral_by_chain').on('referral').column('chain_id').execute()
  // With whom an organisation has to do, for each key of its own that it withdraws.
  await schema.createIndex('referral_received').on('referral').columns(['to_org', 'from_org']).execute()
  // What every edit, every word looked for in vain and every night forgets by its age.
  await schema.createIndex('catalogue_done_by_time').on('catalogue_done').column('at').execute()
  await schema.createIndex('vain_share_by_time').on('vain_share').column('at').execute()
  await schema.createIndex('stat_read_by_time').on('stat_read').column('at').execute()
  // Codes with a card still in them, whenever somebody comes or goes, and those that a device made, when it is shut out.
  await schema
    .createIndex('invitation_with_card')
    .on('invitation')
    .column('id')
    .where(sql.ref('card'), 'is not', null)
    .execute()
  await schema
    .createIndex('invitation_by_maker')
    .on('invitation')
    .column('made_by')
    .where(sql.ref('made_by'), 'is not', null)
    .execute()
  // Protected places, at every change of the catalogue. By the id alone SQLite preferred the key of all offers.
  await schema.dropIndex('catalogue_protected').execute()
  await sql`create index catalogue_protected on catalogue_item (kind, id)
    where kind = 'offer' and data like '%"protectedPlace":true%'`.execute(db)
  // What a provider said by its link.
  await schema
    .createIndex('version_by_provider')
    .on('catalogue_version')
    .columns(['by_org', 'n'])
    .where(sql.ref('how'), '=', sql.lit('provider'))
    .execute()
}
