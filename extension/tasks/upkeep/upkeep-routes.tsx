/** The screens of upkeep: the queue, duplicates, mails to providers, what is looked for in vain. */
import { Route, Switch } from 'wouter-preact'
import { TabLinks } from '../../ui/tab-links.tsx'
import { t } from '../../ui/words.ts'
import { DuplicatesScreen } from './duplicates-screen.tsx'
import { MailsScreen } from './mails-screen.tsx'
import { QueueScreen } from './queue-screen.tsx'
import { VainScreen } from './vain-screen.tsx'

const screens = ['duplicates', 'mails', 'vain'] as const

export function UpkeepRoutes() {
  return (
    <div class="wide-page upkeep">
      <TabLinks
        label={t('upkeep:screens')}
        items={[
          { href: '#/upkeep', label: t('upkeep:screen.queue') },
          ...screens.map((screen) => ({ href: `#/upkeep/${screen}`, label: t(`upkeep:screen.${screen}`) })),
        ]}
      />
      <Switch>
        <Route path="/upkeep" component={QueueScreen} />
        <Route path="/upkeep/duplicates" component={DuplicatesScreen} />
        <Route path="/upkeep/mails" component={MailsScreen} />
        <Route path="/upkeep/vain" component={VainScreen} />
      </Switch>
    </div>
  )
}
