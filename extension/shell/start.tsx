/**
 * The start of the panel and the options. Sync, policy and, where no PIN is set, the lock are fetched when the
 * screen stands: their code, too, would only delay it.
 */
import { navigate } from 'wouter-preact/use-hash-location'
import { openSearch } from '../search/search.ts'
import { openCaseContext } from '../store/case-context.ts'
import { enrolment } from '../store/enrolment.ts'
import { firstAddress } from '../store/first-screen.ts'
import { openDatabase } from '../store/open.ts'
import { startAppearance } from './appearance.ts'
import { followOthers } from './follow-others.ts'
import { Frame } from './frame.tsx'
import { openLockWhereSet } from './locked.ts'
import { type Steps, startPage } from './start-page.tsx'

let enrolled = false

const steps: Steps = {
  words: () => startAppearance(),
  database: () => openDatabase(),
  device: async () => {
    enrolled = (await enrolment()) !== undefined
  },
  search: () => Promise.all([openSearch(), openCaseContext()]),
  lock: () => openLockWhereSet(),
}

/** @param screen the address to open where the page's own does not name one; absent for the one that fits the organisation */
export async function start(root: HTMLElement, screen?: string): Promise<void> {
  const page = async () => {
    if (!enrolled) navigate('/set-up', { replace: true })
    else if (location.hash === '') navigate(screen ?? (await firstAddress()), { replace: true })
    return <Frame enrolledAtStart={enrolled} />
  }
  await startPage(root, steps, page, { sync: followOthers })
}
