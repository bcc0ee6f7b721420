/** The screens of the network settings, side by side; each is a part of the catalogue that all devices follow. */
import type { ComponentChildren } from 'preact'
import { Route, Switch, useLocation } from 'wouter-preact'
import { useLive } from '../../store/live.ts'
import { readEditingGround } from '../../store/offer-editing.ts'
import { Notice } from '../../ui/notice.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'
import { t } from '../../ui/words.ts'
import { AreaScreen, NewAreaScreen } from './area-screen.tsx'
import { AreasScreen } from './areas-screen.tsx'
import { CodesScreen } from './codes-screen.tsx'
import { ExchangeScreen } from './exchange-screen.tsx'
import { GoalsScreen } from './goals-screen.tsx'
import { ListScreen } from './list-screen.tsx'
import { RulesScreen } from './rules-screen.tsx'
import { SynonymsScreen } from './synonyms-screen.tsx'
import { TemplatesScreen } from './templates-screen.tsx'

export function NetworkRoutes() {
  return (
    <Page>
      <Switch>
        <Route path="/network" component={RulesScreen} />
        <Route path="/network/codes" component={CodesScreen} />
        <Route path="/network/codes/:list">{({ list }) => <ListScreen key={list} name={list} />}</Route>
        <Route path="/network/synonyms" component={SynonymsScreen} />
        <Route path="/network/areas" component={AreasScreen} />
        <Route path="/network/areas/new" component={NewAreaScreen} />
        <Route path="/network/areas/:id">{({ id }) => <AreaScreen key={id} id={id} />}</Route>
        <Route path="/network/goals" component={GoalsScreen} />
        <Route path="/network/templates" component={TemplatesScreen} />
        <Route path="/network/exchange" component={ExchangeScreen} />
      </Switch>
    </Page>
  )
}

function Page({ children }: { children: ComponentChildren }) {
  const [location] = useLocation()
  const notWhole = useLive(async () => (await readEditingGround()).rights?.whole === false, []) ?? false
  const screens = ['codes', 'synonyms', 'areas', 'goals', 'templates', 'exchange'] as const
  return (
    <div class="wide-page">
      <TabLinks
        label={t('network:screens')}
        items={[
          { href: '#/network', label: t('network:screen.rules') },
          ...screens.map((screen) => ({ href: `#/network/${screen}`, label: t(`network:screen.${screen}`) })),
        ]}
      />
      {notWhole && !location.startsWith('/network/areas') && (
        <Notice title={t('network:notWholeTitle')}>{t('network:notWholeText')}</Notice>
      )}
      {children}
    </div>
  )
}
