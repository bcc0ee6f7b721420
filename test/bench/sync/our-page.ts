/** In the page: the extension's own client on the page's IndexedDB. */
import { authorEvent } from '../../../extension/events/author.ts'
import { database } from '../../../extension/store/database.ts'
import { thisDevice } from '../../../extension/store/device.ts'
import { readMeta } from '../../../extension/store/meta.ts'
import { undelivered } from '../../../extension/store/undelivered.ts'
import { confirmRoot } from '../../../extension/sync/admission.ts'
import { enrol } from '../../../extension/sync/enrol.ts'
import { pullDirectory } from '../../../extension/sync/key-directory.ts'
import { syncStep } from '../../../extension/sync/step.ts'
import type { RequestedFacts } from '../../../shared/referral/event.ts'

declare global {
  interface Window {
    enrolBench(url: string, code: string, to: string): Promise<void>
    /** After the organisation's log has named this device: the person compared the words. */
    takePartBench(): Promise<void>
  }
}

const facts: RequestedFacts = {
  on: '2026-03-02',
  needs: ['parenting_uncertainty'],
  lifePhase: 'kita',
  ageBand: 'a3_5',
  areaId: 'not_recorded',
  offerType: 'parenting_course',
  depth: 'handed_over',
  consent: 'written_on_file',
  consentScopes: ['forward_contact', 'forward_need', 'feedback'],
  alternatives: [],
}

let receiver = ''

window.enrolBench = async (url, code, to) => {
  await enrol(url, code)
  receiver = to
}

window.takePartBench = async () => {
  const enrolment = await readMeta(database, 'enrolment')
  if (enrolment === undefined) throw new Error('not enrolled')
  await pullDirectory({ device: thisDevice, enrolment })
  await confirmRoot()
}

window.bench = {
  async sync() {
    const outcome = await syncStep({ insist: true })
    if (outcome !== 'done') throw new Error(`sync ended with ${String(outcome)}`)
    const { count } = await undelivered(thisDevice)
    if (count > 0) throw new Error(`${count} events are not delivered`)
  },
  async write(count) {
    for (let written = 0; written < count; written++) await authorEvent({ type: 'requested', facts, to: receiver })
  },
  async held() {
    let events = 0
    await database.referrals.each((record) => {
      events += record.events.length
    })
    return events + (await database.offers.count())
  },
}
