/** The screens of offers: the list, the editor, the history. */
import { Route, Switch } from 'wouter-preact'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function OfferRoutes() {
  return (
    <Switch>
      <Route path="/offers">
        <PageHeader title={t('desk:offers')} />
      </Route>
    </Switch>
  )
}
