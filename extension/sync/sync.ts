/** Sync as the pages and the worker ask for it: one step, its trouble shown, the search index kept true. */
import { Problem } from '../../shared/problem.ts'
import { refreshIndex } from '../search/search.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { storageTrouble, working } from './status.ts'
import { type StepOptions, type StepOutcome, syncStep } from './step.ts'

/** One step at once: a person asked, or the network came back. Only a wait that the server named is kept. */
export async function syncNow(device: Device = thisDevice): Promise<StepOutcome> {
  return shownStep({ insist: true }, device)
}

/** One step, unless a waiting time after trouble is not over: then nothing is asked of the server. */
export async function syncWhenDue(device: Device = thisDevice): Promise<StepOutcome> {
  return shownStep({}, device)
}

/** With the working sign in this page meanwhile. */
async function shownStep(when: Pick<StepOptions, 'insist'>, device: Device): Promise<StepOutcome> {
  working.value = true
  try {
    const outcome = await syncStep({ ...when, catalogueChanged: refreshIndex }, device)
    const local = outcome instanceof Problem && outcome.code.startsWith('local_storage_')
    storageTrouble.value = local ? outcome.code : undefined
    return outcome
  } finally {
    working.value = false
  }
}
