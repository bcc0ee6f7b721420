/** The start of the dashboard, a page in a tab of its own: offers and network on a wide screen, nothing of any family. */
import { openSearch } from '../search/search.ts'
import { openDatabase } from '../store/open.ts'
import { startAppearance } from './appearance.ts'
import { DashboardFrame } from './dashboard-frame.tsx'
import { followOthers } from './follow-others.ts'
import { openLockWhereSet } from './locked.ts'
import { type Steps, startPage } from './start-page.tsx'

const steps: Steps = {
  words: () => startAppearance(['panel', 'dashboard']),
  database: () => openDatabase(),
  search: () => openSearch(),
  lock: () => openLockWhereSet(),
}

export async function startDashboard(root: HTMLElement): Promise<void> {
  await startPage(root, steps, () => <DashboardFrame />, { sync: followOthers })
}
