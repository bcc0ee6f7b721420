/** The screens of reports: the list, a draft being written, a published report. */
import { Redirect, Route, Switch } from 'wouter-preact'
import { DraftScreen } from './draft-screen.tsx'
import { PublishedScreen } from './published-screen.tsx'
import { ReportsScreen } from './reports-screen.tsx'
import './reports.css'

export function ReportRoutes() {
  return (
    <div class="wide-page">
      <Switch>
        <Route path="/reports">
          <ReportsScreen />
        </Route>
        <Route path="/reports/draft/:id">{({ id }) => <DraftScreen key={id} id={id} />}</Route>
        <Route path="/reports/:id">{({ id }) => <PublishedScreen key={id} id={id} />}</Route>
        <Route>
          <Redirect to="/reports" replace />
        </Route>
      </Switch>
    </div>
  )
}
