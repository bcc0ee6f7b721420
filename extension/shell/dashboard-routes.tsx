/** Which room of the dashboard an address belongs to; each room knows its own screens. */

import { Redirect, Route, Switch } from 'wouter-preact'
import type { DashboardArea } from './dashboard-areas.ts'
import { NotFound } from './not-found.tsx'
import { screen } from './screen.tsx'

const Chain = screen(async () => (await import('../tasks/see-chain/chain-routes.tsx')).ChainRoutes)
const Statistics = screen(async () => (await import('../tasks/see-figures/figure-routes.tsx')).FigureRoutes)
const Reports = screen(async () => (await import('../tasks/make-reports/report-routes.tsx')).ReportRoutes)
const Offers = screen(async () => (await import('../tasks/edit-offers/offer-routes.tsx')).OfferRoutes)
const Upkeep = screen(async () => (await import('../tasks/upkeep/upkeep-routes.tsx')).UpkeepRoutes)
const Imports = screen(async () => (await import('../tasks/import-offers/import-routes.tsx')).ImportRoutes)
const Network = screen(async () => (await import('../tasks/network-settings/network-routes.tsx')).NetworkRoutes)

/** @param first where somebody starts who comes without an address */
export function DashboardRoutes({ first }: { first: DashboardArea }) {
  return (
    <Switch>
      <Route path="/">
        <Redirect to={`/${first}`} replace />
      </Route>
      <Route path="/chain/*?">
        <Chain />
      </Route>
      <Route path="/statistics/*?">
        <Statistics />
      </Route>
      <Route path="/reports/*?">
        <Reports />
      </Route>
      <Route path="/offers/*?">
        <Offers />
      </Route>
      <Route path="/upkeep/*?">
        <Upkeep />
      </Route>
      <Route path="/imports/*?">
        <Imports />
      </Route>
      <Route path="/network/*?">
        <Network />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}
