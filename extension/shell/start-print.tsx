/** The start of the print tab: like the panel's, without search, navigation and sync. */
import { lockWhenIdle } from '../keys/idle.ts'
import { openLock } from '../keys/lock.ts'
import { openDatabase } from '../store/open.ts'
import { followCodes } from './adjusted-codes.ts'
import { startAppearance } from './appearance.ts'
import { PrintRoutes } from './print-routes.tsx'
import { startPage } from './start-page.tsx'

export async function startPrint(root: HTMLElement): Promise<void> {
  const opened = openDatabase()
  const steps = {
    // What a family takes along speaks its own language.
    words: () => startAppearance(['panel'], ['de', 'en']),
    database: () => opened,
    codes: () => opened.then(followCodes),
    lock: () => opened.then(() => openLock()).then(() => lockWhenIdle()),
  }
  await startPage(root, steps, () => <PrintRoutes />)
}
