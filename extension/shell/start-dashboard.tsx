/** The start of the dashboard, a page in a tab of its own: offers and network on a wide screen, nothing of any family. */
import { openSearch } from '../search/search.ts'
import { openAtOnce } from '../store/birth.ts'
import { followCodes } from './adjusted-codes.ts'
import { startAppearance } from './appearance.ts'
import { DashboardFrame } from './dashboard-frame.tsx'
import { followOthers } from './follow-others.ts'
import { openLockWhereSet } from './locked.ts'
import { startPage } from './start-page.tsx'

export async function startDashboard(root: HTMLElement): Promise<void> {
  const opened = openAtOnce()
  const steps = {
    words: () => startAppearance(['panel', 'dashboard']),
    database: () => opened,
    search: () => opened.then(() => openSearch()),
    lock: () => opened.then(openLockWhereSet),
    codes: () => opened.then(followCodes),
  }
  await startPage(root, steps, () => <DashboardFrame />, { sync: followOthers })
}
