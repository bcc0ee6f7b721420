/** The screens of upkeep: the queue, duplicates, mails to providers, what is looked for in vain. */
import { Route, Switch } from 'wouter-preact'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function UpkeepRoutes() {
  return (
    <Switch>
      <Route path="/upkeep">
        <PageHeader title={t('desk:upkeep')} />
      </Route>
    </Switch>
  )
}
