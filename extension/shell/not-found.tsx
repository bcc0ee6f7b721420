/** An address that leads nowhere, most likely an old link. */
import { PageHeader } from '../ui/page-header.tsx'
import { t } from '../ui/words.ts'

export function NotFound() {
  return (
    <div class="page">
      <PageHeader title={t('notFoundTitle')} />
      <p>
        <a href="#/">{t('notFoundBack')}</a>
      </p>
    </div>
  )
}
