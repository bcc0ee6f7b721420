/** Sync as the pages and the worker ask for it: one step, its trouble shown, the search index kept true. */
import { Problem } from '../../shared/problem.ts'
import { refreshIndex } from '../search/search.ts'
import { type Device, thisDevice } from '../store/device.ts'
import type { CatalogueChanged } from './catalogue.ts'
import { storageTrouble, working } from './status.ts'
import { type StepOutcome, syncStep } from './step.ts'

/** Tries at once because a person asked; only a wait that the server named is kept. */
export async function syncNow(): Promise<void> {
  await runStep(true)
}

/** One step, with the working sign shown in this page meanwhile. */
export async function runStep(
  insist: boolean,
  device: Device = thisDevice,
  catalogueChanged: CatalogueChanged = refreshIndex,
): Promise<StepOutcome> {
  working.value = true
  try {
    const outcome = await syncStep({ insist, catalogueChanged }, device)
    const local = outcome instanceof Problem && outcome.code.startsWith('local_storage_')
    storageTrouble.value = local ? outcome.code : undefined
    return outcome
  } finally {
    working.value = false
  }
}
