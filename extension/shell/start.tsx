/**
 * The start of the panel and the options. Everything the first picture needs is begun at once, and the first results
 * are read before it, so that they stand in it. Sync, policy and, where no PIN is set, the lock are fetched when the
 * screen stands: their code, too, would only delay it.
 */
import { navigate } from 'wouter-preact/use-hash-location'
import { openSearch } from '../search/search.ts'
import { openAtOnce } from '../store/birth.ts'
import { openCaseContext } from '../store/case-context.ts'
import { enrolment } from '../store/enrolment.ts'
import { firstAddress } from '../store/first-screen.ts'
import { readFirstResults } from '../tasks/find-offer/found-offers.ts'
import { followCodes } from './adjusted-codes.ts'
import { startAppearance } from './appearance.ts'
import { followOthers } from './follow-others.ts'
import { Frame } from './frame.tsx'
import { openLockWhereSet } from './locked.ts'
import { fetchAhead } from './routes.tsx'
import { startPage } from './start-page.tsx'

/** @param screen the address to open where the page's own does not name one; absent for the one that fits the organisation */
export async function start(root: HTMLElement, screen?: string): Promise<void> {
  const opened = openAtOnce()
  const device = opened.then(() => Promise.all([enrolment(), firstAddress()]))
  const searching = opened.then(() => openSearch())
  const context = openCaseContext()
  // A page that is locked puts the case away, which must be there by then.
  const lock = Promise.all([opened, context]).then(openLockWhereSet)
  const steps = {
    words: () => startAppearance(),
    database: () => opened,
    device: () => device,
    search: () => searching,
    context: () => context,
    lock: () => lock,
    codes: () => opened.then(followCodes),
    results: () => Promise.all([searching, lock]).then(readFirstResults),
  }
  const page = async () => {
    const [own, address] = await device
    if (own === undefined) navigate('/set-up', { replace: true })
    else if (location.hash === '') navigate(screen ?? address, { replace: true })
    return <Frame enrolledAtStart={own !== undefined} />
  }
  await startPage(root, steps, page, { sync: followOthers, screens: fetchAhead })
}
