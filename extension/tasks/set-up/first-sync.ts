/** The first exchange with the server after joining: what comes next on the screen depends on what it brings. */
import { syncNow } from '../../sync/sync.ts'

const paceMs = 200
const patienceMs = 60_000

/** Waits for the step that another page or the joining itself may have begun already. */
export async function firstSync(): Promise<void> {
  const until = Date.now() + patienceMs
  while ((await syncNow()) === 'busy' && Date.now() < until) await new Promise((resume) => setTimeout(resume, paceMs))
}
