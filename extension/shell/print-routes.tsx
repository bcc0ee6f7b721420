/** What can be printed, by address: each in a tab of its own, for the panel cannot print. */
import { Route, Switch, useLocation } from 'wouter-preact'
import { lockState } from '../keys/lock.ts'
import { Toasts } from '../ui/toasts.tsx'
import { appearance } from './appearance.ts'
import { NotFound } from './not-found.tsx'
import { screen } from './screen.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'

const HandOverSheet = screen(
  async () => (await import('../tasks/hand-over-sheet/hand-over-sheet-screen.tsx')).HandOverSheetScreen,
)

const Recovery = screen(async () => (await import('../tasks/key-sheet/recovery-print-screen.tsx')).RecoveryPrintScreen)
const Pin = screen(async () => (await import('../tasks/lock/lock-screen.tsx')).LockScreen)

export function PrintRoutes() {
  const [path] = useLocation()
  return (
    <>
      <main class="print-page" key={appearance.value.locale}>
        <ScreenBoundary path={path}>
          {lockState.value === 'locked' ? (
            <Pin />
          ) : (
            <Switch>
              <Route path="/recovery" component={Recovery} />
              <Route path="/sheet/:ref">{({ ref }) => <HandOverSheet key={ref} referralRef={ref} />}</Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          )}
        </ScreenBoundary>
      </main>
      <Toasts />
    </>
  )
}
