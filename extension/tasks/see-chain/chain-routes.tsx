/** The screens of the chain: matrix and its cells, transitions, links, map, completeness. */
import { useLayoutEffect } from 'preact/hooks'
import { Redirect, Route, Switch, useLocation } from 'wouter-preact'
import { CellScreen } from './cell-screen.tsx'
import { chosenArea } from './chosen-area.ts'
import { CompletenessScreen } from './completeness-screen.tsx'
import { LinksScreen } from './links-screen.tsx'
import { MapScreen } from './map-screen.tsx'
import { MatrixScreen } from './matrix-screen.tsx'
import { TransitionsScreen } from './transitions-screen.tsx'

export function ChainRoutes() {
  return (
    <Switch>
      <Route path="/chain">
        <MatrixScreen />
      </Route>
      <Route path="/chain/cell/:phase/:field">
        {({ phase, field }) => <CellScreen key={`${phase} ${field}`} phase={phase} field={field} />}
      </Route>
      <Route path="/chain/area/:id">{({ id }) => <AreaEntry id={id} />}</Route>
      <Route path="/chain/transitions">
        <TransitionsScreen />
      </Route>
      <Route path="/chain/links">
        <LinksScreen />
      </Route>
      <Route path="/chain/map">
        <MapScreen />
      </Route>
      <Route path="/chain/completeness">
        <CompletenessScreen />
      </Route>
      <Route>
        <Redirect to="/chain" replace />
      </Route>
    </Switch>
  )
}

/** The address of an area's chain, for links into it: takes the area and goes on to its matrix. */
function AreaEntry({ id }: { id: string }) {
  const [, navigate] = useLocation()
  useLayoutEffect(() => {
    chosenArea.value = id
    navigate('/chain', { replace: true })
  }, [id, navigate])
  return null
}
