/** The screens of the chain: matrix, transitions, links, map, completeness. */
import { Route, Switch } from 'wouter-preact'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function ChainRoutes() {
  return (
    <Switch>
      <Route path="/chain">
        <PageHeader title={t('desk:chain')} />
      </Route>
    </Switch>
  )
}
