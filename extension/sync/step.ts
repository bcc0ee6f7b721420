/**
 * One step of sync: pull, push what is unconfirmed, pull what came of it. It may stop at any point
 * (worker ended, browser killed) and be begun again anywhere; every part is safe to repeat.
 */
import { Problem } from '../../shared/problem.ts'
import { convertNotes } from '../events/convert-notes.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { settleMirror } from '../store/mirror.ts'
import { forgetStatistics } from '../store/statistics.ts'
import { storageProblem } from '../store/trouble.ts'
import { sendAgainAfterUpgrade } from './after-upgrade.ts'
import { dropErased } from './apply-erasure.ts'
import { noteSuccess, noteTrouble, waitLeft } from './backoff.ts'
import { type CatalogueChanged, hasCatalogue, pullCatalogue } from './catalogue.ts'
import { pushEdits } from './edits.ts'
import { eraseOwnTakenBack } from './erase-taken-back.ts'
import { doKeepersWork } from './keepers-work.ts'
import { fetchRing } from './own-ring.ts'
import { pullFeed } from './pull.ts'
import { type Pushed, pushUnconfirmed } from './push.ts'
import { recallKnown } from './recall.ts'
import { doubtServer, sameServer } from './same-server.ts'
import type { Session } from './session.ts'
import { nowWaiting, settleAdmission } from './take-part.ts'
import { takesPart } from './takes-part.ts'
import { TrustedKeys } from './trusted-keys.ts'
import { contributeVainWords } from './vain-words.ts'

export type StepOptions = {
  /** Try although a waiting time after trouble is not over: a person asked, or the network came back. */
  insist?: boolean
  /** Brings the search index up to date with offers that changed. */
  catalogueChanged?: CatalogueChanged
}

/** `busy`: another page or the worker is at it; `waiting`: after trouble, not yet time again. */
export type StepOutcome = 'done' | 'busy' | 'waiting' | 'not_enrolled' | Problem

/**
 * Expected trouble is noted, with the time to try again, and returned; only what nobody expected is thrown. One step
 * at a time for each organisation, over all pages and the worker.
 */
export async function syncStep(options: StepOptions = {}, device: Device = thisDevice): Promise<StepOutcome> {
  const enrolment = await readMeta(device.database, 'enrolment')
  if (enrolment === undefined) return 'not_enrolled'
  return device.locks.ifFree(`sync:${device.database.name}:${enrolment.organisationId}`, async () => {
    if ((await waitLeft(device, options.insist)) > 0) return 'waiting'
    try {
      await exchange({ device, enrolment }, options.catalogueChanged)
      await noteSuccess(device)
      return 'done'
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : storageProblem(failure)
      if (problem === undefined) throw failure
      doubtServer(device)
      if (problem.code === 'device_revoked') await forgetStatistics(device)
      await noteTrouble(device, problem).catch(onlyStorage)
      return problem
    }
  })
}

async function exchange(session: Session, changed: CatalogueChanged | undefined): Promise<void> {
  const { device, enrolment } = session
  await sendAgainAfterUpgrade(device)
  if (takesPart(enrolment)) await eraseOwnTakenBack(device)
  await sameServer(session)
  if (takesPart(enrolment)) return exchangeAll(session, changed)
  await exchangeOffers(session, changed)
}

/** Where the device takes no part, or not yet. */
async function exchangeOffers(session: Session, changed: CatalogueChanged | undefined): Promise<void> {
  const { device } = session
  const { postponed } = await pushEdits(session)
  await pullCatalogue(session, changed)
  await writeMeta(device.database, 'lastConfirmedAt', new Date(device.clock.now()).toISOString())
  if (postponed !== undefined) throw new Problem(postponed)
}

async function exchangeAll(session: Session, changed: CatalogueChanged | undefined): Promise<void> {
  const { device } = session
  // On a new device the offers come first: finding is what a person opens the panel for.
  const firstTime = !(await hasCatalogue(device))
  if (firstTime) await pullCatalogue(session, changed)
  if ((await settleAdmission(session).catch(untilKeysReturned(session))) === 'waiting')
    return exchangeOffers(session, changed)
  const events = await exchangeEvents(session).catch(async (failure) => {
    if (failure instanceof Problem && failure.code === 'not_admitted') await nowWaiting(session)
    throw failure
  })
  const edits = await pushEdits(session)
  if (!firstTime) await pullCatalogue(session, changed)
  await contributeVainWords(session).catch(onlyProblems)
  const postponed = events.postponed ?? edits.postponed
  if (postponed !== undefined) throw new Problem(postponed)
}

/** Who has yet to found the keys or to join by itself waits for the log of a restored server to be whole again. */
function untilKeysReturned(session: Session) {
  return async (failure: unknown) => {
    if (!(failure instanceof Problem) || failure.code !== 'keys_returning') throw failure
    await nowWaiting(session)
    return 'waiting' as const
  }
}

async function exchangeEvents(session: Session): Promise<Pushed> {
  const { device } = session
  const keys = new TrustedKeys(session)
  await recallKnown(session, keys)
  await pullFeed(session, keys)
  await fetchRing(session)
  await doKeepersWork(session)
  await convertNotes(device)
  const pushed = await pushUnconfirmed(session)
  if (pushed.sent > 0) await pullFeed(session, keys)
  await dropErased(device)
  await settleMirror(device)
  return pushed
}

/** What is contributed of searches is no reason to call sync troubled; it is tried again with a later step. */
function onlyProblems(failure: unknown): void {
  if (!(failure instanceof Problem)) throw failure
}

/** Where the storage is the trouble, it cannot be noted there either. */
function onlyStorage(failure: unknown): void {
  if (storageProblem(failure) === undefined) throw failure
}
