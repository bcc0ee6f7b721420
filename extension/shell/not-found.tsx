/** An address that leads nowhere, most likely an old link. */
import { EmptyState } from '../ui/empty-state.tsx'
import { t } from '../ui/words.ts'

export function NotFound() {
  return (
    <div class="page">
      <EmptyState title={t('notFoundTitle')}>
        <a href="#/">{t('notFoundBack')}</a>
      </EmptyState>
    </div>
  )
}
