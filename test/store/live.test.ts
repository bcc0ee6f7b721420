import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type DraftRecord, database } from '../../extension/store/database.ts'
import { unmetNeedFormOf } from '../../extension/store/draft-forms.ts'
import { keepDraft, readDraft, startUnmetNeedDraft } from '../../extension/store/drafts.ts'
import { newIncomingCount } from '../../extension/store/incoming.ts'
import { watch } from '../../extension/store/live.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import { inboxGroups, readInbox } from '../../extension/tasks/inbox/read-inbox.ts'
import { startWords } from '../../extension/ui/words.ts'
import { aReferral, receivingOrganisation } from '../builders/a-referral.ts'
import { enrolledFor } from '../inbox/enrolled.ts'

beforeEach(async () => {
  await startWords('de')
  await writeMeta(database, 'enrolment', enrolledFor(receivingOrganisation))
})

/** Waits until the query yields 1 after a referral came in as sync brings it. */
async function followed(query: () => Promise<number>): Promise<number[]> {
  await database.referrals.clear()
  const seen: number[] = []
  let stop = () => {}
  await new Promise<void>((resolve, reject) => {
    const next = (count: number) => {
      seen.push(count)
      if (count === 0) bring().catch(reject)
      else resolve()
    }
    stop = watch(query, next, reject)
  })
  stop()
  return seen
}

async function bring(): Promise<void> {
  const referral = aReferral()
  referral.write('requested')
  const events = referral.events.map(({ id, p }) => ({ id, p, s: 's', gen: 1 }))
  await database.transaction('rw', database.referrals, async () => {
    await database.referrals.bulkGet([referral.ref])
    await database.referrals.bulkPut([recordOf(referral.ref, events)])
  })
}

describe('a live query', () => {
  it('follows what is read after a first await', async () =>
    expect(await followed(() => newIncomingCount())).toEqual([0, 1]))

  it('follows the inbox, row by row', async () =>
    expect(await followed(() => readInbox(inboxGroups).then(({ counts }) => counts.new))).toEqual([0, 1]))

  it('follows a draft, also while this page was still writing it when it was first read', async () => {
    const id = await startUnmetNeedDraft()
    const form = unmetNeedFormOf((await readDraft(id)) ?? expect.fail('no draft'))
    const kept = keepDraft(id, { ...form, ownWords: 'hier' })
    let stop = () => {}
    const seen = new Promise<string[]>((resolve, reject) => {
      const words: string[] = []
      const next = (draft: DraftRecord | undefined) => {
        words.push(draft === undefined ? '' : unmetNeedFormOf(draft).ownWords)
        if (words.length === 1) keepDraft(id, { ...form, ownWords: 'dort' }).catch(reject)
        else resolve(words)
      }
      stop = watch(() => readDraft(id), next, reject)
    })
    expect(await seen).toEqual(['hier', 'dort'])
    stop()
    await kept
  })
})
