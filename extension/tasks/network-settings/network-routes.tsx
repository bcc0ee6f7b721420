/** The screens of the network settings. */
import { Route, Switch } from 'wouter-preact'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function NetworkRoutes() {
  return (
    <Switch>
      <Route path="/network">
        <PageHeader title={t('desk:network')} />
      </Route>
    </Switch>
  )
}
