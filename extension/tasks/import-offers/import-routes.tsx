/** The screens of lists in and out: begin an import, one import from mapping to undoing, the export. */
import { Route, Switch } from 'wouter-preact'
import { TabLinks } from '../../ui/tab-links.tsx'
import { t } from '../../ui/words.ts'
import { ExportScreen } from './export-screen.tsx'
import { ImportScreen } from './import-screen.tsx'
import { ImportsScreen } from './imports-screen.tsx'
import './imports.css'

export function ImportRoutes() {
  return (
    <div class="wide-page">
      <TabLinks
        label={t('imports:screens')}
        items={[
          { href: '#/imports', label: t('imports:screen.in') },
          { href: '#/imports/export', label: t('imports:screen.out') },
        ]}
      />
      <Switch>
        <Route path="/imports" component={ImportsScreen} />
        <Route path="/imports/export" component={ExportScreen} />
        <Route path="/imports/:id">{({ id }) => <ImportScreen key={id} id={id} />}</Route>
      </Switch>
    </div>
  )
}
