/** The screens of import and export. */
import { Route, Switch } from 'wouter-preact'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function ImportRoutes() {
  return (
    <Switch>
      <Route path="/imports">
        <PageHeader title={t('desk:imports')} />
      </Route>
    </Switch>
  )
}
