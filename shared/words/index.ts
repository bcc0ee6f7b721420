/** All texts a person reads, by language and namespace. One namespace belongs to one room. */
import deAnswer from './de/answer.json' with { type: 'json' }
import deCommon from './de/common.json' with { type: 'json' }
import deFind from './de/find.json' with { type: 'json' }
import deInbox from './de/inbox.json' with { type: 'json' }
import deKeys from './de/keys.json' with { type: 'json' }
import deLog from './de/log.json' with { type: 'json' }
import deNote from './de/note.json' with { type: 'json' }
import deOffer from './de/offer.json' with { type: 'json' }
import deProblem from './de/problem.json' with { type: 'json' }
import deReferrals from './de/referrals.json' with { type: 'json' }
import deSetUp from './de/setUp.json' with { type: 'json' }
import deSheet from './de/sheet.json' with { type: 'json' }
import deSync from './de/sync.json' with { type: 'json' }
import enAnswer from './en/answer.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enFind from './en/find.json' with { type: 'json' }
import enInbox from './en/inbox.json' with { type: 'json' }
import enKeys from './en/keys.json' with { type: 'json' }
import enLog from './en/log.json' with { type: 'json' }
import enNote from './en/note.json' with { type: 'json' }
import enOffer from './en/offer.json' with { type: 'json' }
import enProblem from './en/problem.json' with { type: 'json' }
import enReferrals from './en/referrals.json' with { type: 'json' }
import enSetUp from './en/setUp.json' with { type: 'json' }
import enSheet from './en/sheet.json' with { type: 'json' }
import enSync from './en/sync.json' with { type: 'json' }
import type { Locale } from './locale.ts'

const de = {
  answer: deAnswer,
  common: deCommon,
  find: deFind,
  inbox: deInbox,
  keys: deKeys,
  log: deLog,
  note: deNote,
  offer: deOffer,
  problem: deProblem,
  referrals: deReferrals,
  setUp: deSetUp,
  sheet: deSheet,
  sync: deSync,
}

const en = {
  answer: enAnswer,
  common: enCommon,
  find: enFind,
  inbox: enInbox,
  keys: enKeys,
  log: enLog,
  note: enNote,
  offer: enOffer,
  problem: enProblem,
  referrals: enReferrals,
  setUp: enSetUp,
  sheet: enSheet,
  sync: enSync,
}

export const words = { de, en } satisfies Record<Locale, Record<keyof typeof de, object>>
export type Words = typeof de
