/** Reports begun on this device: continue, take as the beginning of another, delete with a way back. */

import { periodText } from '../../figures/build/told.ts'
import { dayOf, today } from '../../platform/clock.ts'
import type { ReportDraftRecord } from '../../store/database.ts'
import { useLive } from '../../store/live.ts'
import { beginReportDraft, dropReportDraft, listReportDrafts, restoreReportDraft } from '../../store/report-drafts.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { agoText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'

export function DraftList() {
  const drafts = useLive(() => listReportDrafts(), []) ?? []
  if (drafts.length === 0) return null
  return (
    <section class="stack" aria-labelledby="reports-drafts">
      <h2 id="reports-drafts">{t('reports:drafts')}</h2>
      <ul class="stack">
        {drafts.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

function DraftRow({ draft }: { draft: ReportDraftRecord }) {
  const { id, definition, changedAt } = draft
  const title = definition.title.trim() || t('reports:untitled')
  const when = agoText(dayOf(new Date(changedAt)), today())
  const duplicate = async () => {
    await beginReportDraft({ ...definition, title: t('reports:copyOf', { title }).slice(0, 200) })
    announce(t('reports:duplicated'))
  }
  return (
    <li class="report-draft">
      <div class="grow stack-tight">
        <a class="strong" href={`#/reports/draft/${id}`}>
          {title}
        </a>
        <span class="small muted">
          {periodText(definition.period)}, {t('reports:draftChanged', { when })}
        </span>
      </div>
      <Button small kind="quiet" icon="copy" onClick={() => void duplicate()}>
        {t('reports:duplicate')}
        <span class="visually-hidden"> {title}</span>
      </Button>
      <Button small kind="quiet" icon="delete" onClick={() => void remove(id, title)}>
        {t('reports:delete')}
        <span class="visually-hidden"> {title}</span>
      </Button>
    </li>
  )
}

async function remove(id: string, title: string): Promise<void> {
  const draft = await dropReportDraft(id)
  if (draft !== undefined) announce(t('reports:deleted', { title }), { undo: () => void restoreReportDraft(draft) })
}
