/** What was begun in the editor and not saved: taken up again from here. */
import type { EditDraftRecord } from '../../store/database.ts'
import { instantText } from '../../ui/days.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { t } from '../../ui/words.ts'
import type { OfferForm } from './offer-form.ts'

export function BegunDrafts({ drafts }: { drafts: readonly EditDraftRecord[] }) {
  if (drafts.length === 0) return null
  return (
    <Disclosure summary={`${t('offers:drafts')} (${drafts.length})`}>
      <ul class="stack-tight">
        {drafts.map(({ id, form, changedAt }) => {
          const { title } = form as OfferForm
          const named = title.trim() === '' ? t('offers:untitled') : title
          return (
            <li key={id}>
              <a href={`#/offers/${id.slice('offer:'.length)}`}>
                {t('offers:draftSince', { title: named, day: instantText(changedAt) })}
              </a>
            </li>
          )
        })}
      </ul>
    </Disclosure>
  )
}
