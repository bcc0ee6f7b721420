/** What an import would do, before anything is done: how many rows of which kind, each to be looked at and decided. */
import { useState } from 'preact/hooks'
import type { Import, RowDecision, RowOutcome } from '../../../shared/protocol/imports.ts'
import { decide } from '../../sync/imports.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import type { Acts } from './import-screen.tsx'
import { PlanRows } from './plan-rows.tsx'
import { countsText, lookedAt, noteText } from './row-words.ts'
import { ImportTrouble, useTrouble } from './trouble.tsx'

/** What can be decided of all rows of a kind at once. */
const forAll: Readonly<Partial<Record<RowOutcome, readonly RowDecision[]>>> = {
  duplicate: ['same', 'take'],
  difference: ['take'],
  ended: ['take'],
}

export function PlanView({ shown, acts }: { shown: Import; acts: Acts }) {
  const present = lookedAt.filter((outcome) => (shown.counts[outcome] ?? 0) > 0)
  const [outcome, look] = useState<RowOutcome | undefined>(present[0])
  const [version, renew] = useState(0)
  const allRefused = present.every((each) => each === 'refused')
  const { work, busy, trouble } = useTrouble()
  const decideAll = (decision: RowDecision | null) =>
    void work(async () => {
      if (outcome === undefined) return
      acts.take(await decide(shown.id, { all: [{ outcome, decision }] }))
      renew(version + 1)
    })
  return (
    <div class="stack-loose">
      <div class="stack">
        <p>{t(allRefused ? 'imports:planRefused' : 'imports:planLead')}</p>
        <p>
          <strong>{countsText(shown.counts)}</strong>
          {shown.newOrganisations > 0 && ` · ${t('imports:newOrganisations', { count: shown.newOrganisations })}`}
        </p>
        {shown.warnings.length > 0 && (
          <Notice tone="warning" title={t('imports:warningsTitle')}>
            <ul class="bullets">
              {shown.warnings.map((warning) => (
                <li key={`${warning.code} ${warning.text}`}>{noteText(warning)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      <nav class="tab-links" aria-label={t('imports:kinds')}>
        <ul>
          {present.map((each) => (
            <li key={each}>
              <button type="button" class="chip" aria-pressed={each === outcome} onClick={() => look(each)}>
                {t(`imports:count.${each}`, { count: shown.counts[each] ?? 0 })}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {outcome !== undefined && (
        <section class="section" aria-label={t(`imports:outcome.${outcome}`)}>
          <p class="small muted">{t(`imports:explain.${outcome}`)}</p>
          <ImportTrouble trouble={trouble} />
          {forAll[outcome] !== undefined && (
            <div class="row">
              {forAll[outcome]?.map((decision) => (
                <Button key={decision} small unavailable={busy} onClick={() => decideAll(decision)}>
                  {t('imports:all', { decision: t(`imports:decision.${outcome}.${decision}` as 'imports:all') })}
                </Button>
              ))}
              <Button small kind="quiet" unavailable={busy} onClick={() => decideAll(null)}>
                {t('imports:allUsual')}
              </Button>
            </div>
          )}
          <PlanRows key={`${outcome} ${version}`} id={shown.id} outcome={outcome} />
        </section>
      )}
      <div class="actions">
        {!allRefused && (
          <Button kind="primary" icon="check" unavailable={acts.busy} onClick={() => acts.act('apply')}>
            {t('imports:apply')}
          </Button>
        )}
        {shown.mapping !== undefined && (
          <Button kind={allRefused ? 'primary' : 'quiet'} onClick={() => acts.take({ ...shown, state: 'mapping' })}>
            {t('imports:changeMapping')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => acts.act('stop')}>
          {t('imports:stop')}
        </Button>
      </div>
    </div>
  )
}
