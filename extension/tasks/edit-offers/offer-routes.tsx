/** The screens of offers: the list, the editor, the history, and what waits for the server or for a decision. */
import { Route, Switch } from 'wouter-preact'
import { ConflictScreen } from './conflict-screen.tsx'
import { EditorScreen } from './editor-screen.tsx'
import { HistoryScreen } from './history-screen.tsx'
import { ListScreen } from './list-screen.tsx'
import { NewOfferScreen } from './new-offer-screen.tsx'
import { OrganisationScreen } from './organisation-screen.tsx'
import { PendingScreen } from './pending-screen.tsx'
import './edit-offers.css'

export function OfferRoutes() {
  return (
    <Switch>
      <Route path="/offers">
        <ListScreen />
      </Route>
      <Route path="/offers/new">
        <NewOfferScreen />
      </Route>
      <Route path="/offers/pending">
        <PendingScreen />
      </Route>
      <Route path="/offers/pending/:id">{({ id }) => <ConflictScreen id={id} />}</Route>
      <Route path="/offers/organisation/:id">{({ id }) => <OrganisationScreen id={id} />}</Route>
      <Route path="/offers/:id/history">{({ id }) => <HistoryScreen id={id} />}</Route>
      <Route path="/offers/:id">{({ id }) => <EditorScreen id={id} />}</Route>
    </Switch>
  )
}
