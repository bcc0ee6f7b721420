/** What was begun and not saved, above the list: continue, or delete with a way back. */
import { dayOf, today } from '../../platform/clock.ts'
import { readOffers } from '../../store/catalogue.ts'
import type { DraftRecord } from '../../store/database.ts'
import { messageFormOf, referralFormOf } from '../../store/draft-forms.ts'
import { deleteDraft, listDrafts, restoreDraft } from '../../store/drafts.ts'
import { useLive } from '../../store/live.ts'
import { announce } from '../../ui/announce.ts'
import { agoText } from '../../ui/days.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../ui/words.ts'

type Draft = { record: DraftRecord; title: string }

/** Drafts with their titles, last changed first. Works inside `useLive`. */
async function readTitledDrafts(): Promise<Draft[]> {
  const records = await listDrafts()
  const offerIds = records.filter(({ kind }) => kind === 'referral').map((record) => referralFormOf(record).offerId)
  const offers = await readOffers([...new Set(offerIds)])
  return records.map((record) => {
    if (record.kind === 'unmet_need') return { record, title: t('referrals:draftUnmet') }
    if (record.kind === 'message') return { record, title: t('referrals:draftMessage') }
    const { offerId } = referralFormOf(record)
    if (offerId === '') return { record, title: t('referrals:draftContinued') }
    const found = offers.find(({ offer }) => offer.id === offerId)
    return { record, title: t('referrals:draftReferral', { title: found?.offer.title ?? t('referrals:offerUnknown') }) }
  })
}

export function DraftsSection() {
  const drafts = useLive(readTitledDrafts, []) ?? []
  if (drafts.length === 0) return null
  return (
    <section class="section" aria-label={t('referrals:drafts')}>
      <ul class="entry-list">
        {drafts.map(({ record, title }) => (
          <li key={record.id} class="entry entry-draft">
            <div class="grow stack-tight">
              <a class="entry-title" href={`#${addressOf(record)}`}>
                {title}
              </a>
              <span class="small">
                {t('referrals:draftChanged', { when: agoText(dayOf(new Date(record.changedAt)), today()) })}
              </span>
            </div>
            <IconButton
              icon="delete"
              small
              label={t('referrals:draftDelete', { title })}
              onClick={() => void remove(record.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

async function remove(id: string): Promise<void> {
  const record = await deleteDraft(id)
  if (record !== undefined) announce(t('referrals:draftDeleted'), { undo: () => void restoreDraft(record) })
}

function addressOf(record: DraftRecord): string {
  const { id, kind } = record
  if (kind === 'message') return `/referrals/${messageFormOf(record)?.ref ?? ''}`
  return kind === 'unmet_need' ? `/unmet/${id}` : `/log/${id}`
}
