/** One import from its file to the catalogue, and back again: what there is to do depends on how far it is. */
import { useLocation } from 'wouter-preact'
import { isProblemCode, problems } from '../../../shared/problem.ts'
import type { Import } from '../../../shared/protocol/imports.ts'
import { act, confirmMapping } from '../../sync/imports.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { isTold, t } from '../../ui/words.ts'
import { MappingForm } from './mapping-form.tsx'
import { PlanView } from './plan-view.tsx'
import { countsText } from './row-words.ts'
import { ImportTrouble } from './trouble.tsx'
import { isAtWork, useImport } from './use-import.ts'

/** `/imports/:id`, whoever began it: an import belongs to the network. */
export function ImportScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const { shown, act: acting, busy, trouble } = useImport(id)
  const acts: Acts = {
    busy,
    confirm: (mapping) => void acting(() => confirmMapping(id, mapping)),
    act: (what) => void acting(() => act(id, what)),
    take: (next) => void acting(async () => next),
  }
  return (
    <>
      <PageHeader
        title={shown?.name ?? t('imports:title')}
        onBack={() => navigate('/imports')}
        backLabel={t('imports:back')}
      />
      <ImportTrouble trouble={trouble} />
      {shown === undefined ? trouble === undefined && <Loading /> : <Step shown={shown} acts={acts} />}
    </>
  )
}

export type Acts = {
  busy: boolean
  confirm: (mapping: NonNullable<Import['mapping']>) => void
  act: (what: 'apply' | 'stop' | 'retry' | 'undo') => void
  /** Shows an import as a decision left it. */
  take: (next: Import) => void
}

function Step({ shown, acts }: { shown: Import; acts: Acts }) {
  if (isAtWork(shown)) return <AtWork shown={shown} acts={acts} />
  switch (shown.state) {
    case 'mapping':
      return <MappingForm shown={shown} acts={acts} />
    case 'planned':
      return <PlanView shown={shown} acts={acts} />
    case 'applied':
    case 'undone':
      return <Done shown={shown} acts={acts} />
    default:
      return <Ended shown={shown} acts={acts} />
  }
}

function AtWork({ shown, acts }: { shown: Import; acts: Acts }) {
  const { done, of } = shown.progress
  return (
    <div class="stack form-width" aria-live="polite">
      <p>{shown.waiting ? t('imports:waits') : t(`imports:states.${shown.state}`)}</p>
      <progress
        class="import-progress"
        aria-label={t(`imports:states.${shown.state}`)}
        value={done}
        max={of ?? done + 1}
      />
      <p class="small muted">
        {of === undefined ? t('imports:rowsDone', { count: done }) : t('imports:rowsOf', { done, of })}
      </p>
      <div class="row">
        <Button onClick={() => acts.act('stop')}>{t('imports:stop')}</Button>
      </div>
    </div>
  )
}

function Done({ shown, acts }: { shown: Import; acts: Acts }) {
  const applied = shown.state === 'applied'
  return (
    <div class="stack form-width">
      <Notice tone="success" title={t(`imports:states.${shown.state}`)}>
        <p>{applied ? countsText(shown.counts) : t('imports:undoneText')}</p>
        {applied && <p>{t('imports:appliedText', { count: shown.written ?? 0 })}</p>}
      </Notice>
      {shown.kept.length > 0 && (
        <section class="section">
          <h2>{t('imports:keptTitle')}</h2>
          <ul class="bullets">
            {shown.kept.map((thing) => (
              <li key={thing.id}>
                {thing.title} ({t(`imports:kept.${thing.reason}`)})
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="row">
        <a class="button button-secondary" href="#/offers">
          {t('imports:toOffers')}
        </a>
        {applied && (
          <Button icon="undo" unavailable={acts.busy} onClick={() => acts.act('undo')}>
            {t('imports:undo')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What reads the same however often it is read is not read again: another list is. */
function Ended({ shown, acts }: { shown: Import; acts: Acts }) {
  const { problem } = shown
  return (
    <div class="stack form-width">
      {problem !== undefined && isTold(problem.code) ? (
        <ImportTrouble trouble={{ code: problem.code, detail: problem.detail }} />
      ) : (
        <Notice title={t(`imports:states.${shown.state}`)}>
          <p>{t('imports:nothingWritten')}</p>
        </Notice>
      )}
      <div class="row">
        {problem !== undefined && isProblemCode(problem.code) && problems[problem.code].retry === 'never' ? (
          <a class="button button-secondary" href="#/imports">
            {t('imports:other')}
          </a>
        ) : (
          <Button unavailable={acts.busy} onClick={() => acts.act('retry')}>
            {t('imports:retry')}
          </Button>
        )}
      </div>
    </div>
  )
}
