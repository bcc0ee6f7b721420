/** Nothing found: what hides results, what else to try, and the need as a finding of its own. */
import { useLocation } from 'wouter-preact'
import { clearCaseContext } from '../../store/case-context.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { t } from '../../ui/words.ts'
import { dropFilters, dropFiltersAndContext, query, without } from './search-state.ts'

export function EmptyResult() {
  const [, navigate] = useLocation()
  const typed = query.value.trim()
  const { filters, context, both } = without.value
  const most = Math.max(filters, context, both)
  const record = async () => {
    const { startUnmetNeedDraft } = await import('../../store/drafts.ts')
    navigate(`/unmet/${await startUnmetNeedDraft()}`)
  }
  return (
    <EmptyState title={typed === '' ? t('find:nothingTitlePlain') : t('find:nothingTitle', { query: typed })}>
      {most > 0 ? (
        <>
          <p>{t('find:nothingHidden', { count: most })}</p>
          <div class="row">
            {filters > 0 && <Button onClick={dropFilters}>{t('find:dropFilters', { count: filters })}</Button>}
            {context > 0 && <Button onClick={clearCaseContext}>{t('find:dropContext', { count: context })}</Button>}
            {both > Math.max(filters, context) && (
              <Button onClick={dropFiltersAndContext}>{t('find:dropBoth', { count: both })}</Button>
            )}
          </div>
        </>
      ) : (
        <>
          <p>{t('find:suggestTitle')}</p>
          <ul class="bullets">
            <li>{t('find:suggestShorter')}</li>
            <li>{t('find:suggestEveryday')}</li>
            <li>{t('find:suggestType')}</li>
          </ul>
        </>
      )}
      <Button kind="primary" icon="note" onClick={record}>
        {t('find:unmetNeed')}
      </Button>
      <p class="small muted">{t('find:unmetNeedHint')}</p>
    </EmptyState>
  )
}
